import Domain
import Postgres

/// What a clinic can bill.
public struct ServiceRecords: Sendable {
    let clinic: ClinicContext

    /// The services of this clinic.
    public init(_ clinic: ClinicContext) {
        self.clinic = clinic
    }

    /// All services with the fee that holds on a day, where there is one: visits first, then by kind and name.
    public func list(on day: Day, in transaction: borrowing Transaction) async throws -> [ServiceEntry] {
        try await transaction.query(SelectServices(clinic: clinic.id, day: day))
    }

    /// A service with the fee that holds on a day; throws ``InvalidInput`` for an unknown code.
    public func find(
        _ code: ServiceCode,
        on day: Day,
        in transaction: borrowing Transaction
    ) async throws -> ServiceEntry {
        try await CatalogueRecords.require(code, in: transaction)
        return try await transaction.queryOne(
            SelectServices(clinic: clinic.id, day: day, condition: "service.code = \(code)")
        )
    }
}

/// A service as listed.
public struct ServiceEntry: Sendable {
    /// Our code.
    public let code: ServiceCode
    /// Name as printed.
    public let name: String
    /// What kind of deed it bills.
    public let kind: ServiceKind
    /// What somebody who pays for themselves pays for one unit on the day asked about; nil where no fee holds.
    public let fee: Money?
    let feeID: Int64?
}

private struct SelectServices: Statement {
    let clinic: Int64
    let day: Day
    var condition: SQL = "true"

    var sql: SQL {
        """
        SELECT service.code, service.name, service.kind, fee.fee_id, fee.amount_cents, fee.currency
        FROM catalogue.service
        LEFT JOIN billing.fee
            ON fee.clinic_id = \(clinic) AND fee.service_code = service.code AND fee.payer_id IS NULL
            AND fee.replaced_at IS NULL AND fee.effective_from <= \(day)
            AND (fee.effective_to IS NULL OR fee.effective_to > \(day))
        WHERE \(condition)
        ORDER BY service.kind <> 'visit', service.kind, service.name
        """
    }

    func decode(_ row: Row) throws -> ServiceEntry {
        let cents: Int64? = try row["amount_cents"]
        let currency: Currency? = try row["currency"]
        return try ServiceEntry(
            code: row["code"],
            name: row["name"],
            kind: row["kind"],
            fee: cents.flatMap { cents in currency.map { Money(cents: cents, currency: $0) } },
            feeID: row["fee_id"]
        )
    }
}
