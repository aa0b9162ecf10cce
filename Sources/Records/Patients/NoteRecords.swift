import Domain
import Postgres

/// Free texts about patients, kept apart from the facts that point at them.
enum NoteRecords {
    /// Stores a text and returns its key, or nil for no text.
    static func add(
        _ text: NoteText?,
        about patient: PatientNumber,
        of clinic: ClinicContext,
        in transaction: borrowing Transaction
    ) async throws -> Int64? {
        guard let text else { return nil }
        return try await transaction.queryOne(
            """
            INSERT INTO clinic.note (clinic_id, patient_id, body)
            VALUES (\(clinic.id), \(patient), \(text)) RETURNING note_id
            """
        )["note_id"]
    }
}
