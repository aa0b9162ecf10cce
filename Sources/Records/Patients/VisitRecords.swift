import Domain
import Postgres

/// Visits: the first deed of a patient's day makes it.
enum VisitRecords {
    /// Makes sure that the visit exists which a deed belongs to.
    static func ensure(
        _ patient: PatientNumber,
        on day: Day,
        of clinic: ClinicContext,
        in transaction: borrowing Transaction
    ) async throws {
        try await transaction.execute(
            """
            INSERT INTO clinic.visit (clinic_id, patient_id, visit_on)
            VALUES (\(clinic.id), \(patient), \(day))
            ON CONFLICT DO NOTHING
            """
        )
    }
}
