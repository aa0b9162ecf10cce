import Domain
import Postgres
import Records
import Reports

/// The card that the commands about one case print.
enum CaseCards {
    /// A case as it stands in a transaction.
    static func card(
        of number: CaseNumber,
        _ clinic: ClinicContext,
        in transaction: borrowing Transaction
    ) async throws -> RecordCard {
        let cases = CaseRecords(clinic)
        let entry = try await cases.find(number, in: transaction)
        let diagnoses = try await cases.readableDiagnoses(of: [number], in: transaction)
        return Listings.caseCard(entry, diagnoses: diagnoses, for: clinic)
    }
}
