import Domain
import Postgres

/// Whether the records of a clinic hold together.
public struct IntegrityRecords: Sendable {
    let clinic: ClinicContext

    /// The records of this clinic, as far as the nightly job reads them; throws ``NotPermitted`` for others.
    public init(_ clinic: ClinicContext) throws {
        try clinic.require(.nightly, for: "checking all records is")
        self.clinic = clinic
    }

    /// What every check finds, in their order; that of the schema is made where migrations are known.
    public func findings(
        in transaction: borrowing Transaction,
        beside schema: IntegrityFinding
    ) async throws -> [IntegrityFinding] {
        let chain = try await chain(in: transaction)
        let found = try await transaction.query(SelectViolations(clinic: clinic.id)) + [chain, schema]
        return IntegrityCheck.allCases.map { check in found.first { $0.check == check } ?? .nothing(by: check) }
    }

    private func chain(in transaction: borrowing Transaction) async throws -> IntegrityFinding {
        do {
            _ = try await AuditRecords(clinic).verify(anchors: [], in: transaction)
            return .nothing(by: .auditChain)
        } catch let fault as ChainFault {
            return IntegrityFinding(.auditChain, count: 1, words: fault.description)
        }
    }
}
