import Domain
import Postgres

/// An estimate with everything that has to stand on it.
public struct EstimateFile: Sendable {
    /// The estimate.
    public let estimate: EstimateEntry
    /// Whose it is.
    public let patient: PatientOnFile
    /// Who provides the services.
    public let clinic: ClinicProfile
    /// What the heels of the case have, as far as the reader may see it.
    public let diagnoses: [DiagnosisEntry]
    /// What the reader may see.
    public let reader: ClinicContext
}

extension EstimateFile {
    /// What an estimate is printed with.
    public static func read(
        _ estimate: EstimateEntry,
        of clinic: ClinicContext,
        in transaction: borrowing Transaction
    ) async throws -> EstimateFile {
        let clinics = try await ClinicRecords().list(in: transaction)
        guard let own = clinics.first(where: { $0.id == clinic.id }) else {
            throw NotPermitted("this login belongs to no clinic")
        }
        return try await EstimateFile(
            estimate: estimate,
            patient: PatientRecords(clinic).onFile(estimate.patient, in: transaction),
            clinic: own.profile,
            diagnoses: CaseRecords(clinic).readableDiagnoses(of: [estimate.caseNumber], in: transaction)
                .filter { $0.diagnosis.status != .refuted },
            reader: clinic
        )
    }
}
