import Domain
import Postgres

/// The fees of a clinic for those who pay for themselves, dated and never overlapping.
public struct FeeRecords: Sendable {
    let clinic: ClinicContext

    /// The fees of this clinic.
    public init(_ clinic: ClinicContext) {
        self.clinic = clinic
    }

    /// Sets the fee of a service for a period.
    ///
    /// Throws ``InvalidInput`` for an unknown service, an amount out of reason, and a period in which another fee holds.
    public func set(
        _ service: ServiceCode,
        _ amount: Amount,
        _ period: EffectivePeriod,
        in transaction: borrowing Transaction
    ) async throws -> FeeEntry {
        try await CatalogueRecords.require(service, in: transaction)
        try amount.checkIsReasonable()
        if let standing = try await list(service, in: transaction).first(where: { $0.period.overlaps(period) }) {
            throw InvalidInput(
                "\(service) has a fee of \(standing.amount) \(standing.period) already; "
                    + "end it first: firststep billing fees end \(service) --on \(max(period.from, standing.period.from))"
            )
        }
        return try await insert(service, amount.money(in: clinic.currency), period, in: transaction)
    }

    /// Ends the fee that holds on a day, so that this day is the first without it; the version before is kept.
    ///
    /// A fee that begins on that very day is withdrawn as never valid, and nil is returned. Charges made from it keep it.
    /// Throws ``InvalidInput`` where no fee holds on the day.
    public func end(
        _ service: ServiceCode,
        on day: Day,
        in transaction: borrowing Transaction
    ) async throws -> FeeEntry? {
        try await CatalogueRecords.require(service, in: transaction)
        let standing = try await list(service, in: transaction)
        guard let fee = standing.first(where: { $0.period.contains(day) }) else {
            let known = standing.map { "\($0.amount) \($0.period)" }.joined(separator: "; ")
            throw InvalidInput(
                "\(service) has no fee that holds on \(day)" + (known.isEmpty ? "" : "; its fees: \(known)")
            )
        }
        let replaced = try await transaction.execute(
            """
            UPDATE billing.fee SET replaced_at = now(), replaced_by = current_user
            WHERE clinic_id = \(clinic.id) AND fee_id = \(fee.id) AND replaced_at IS NULL
            """
        )
        guard replaced == 1 else { throw InvalidInput("somebody else changed this fee just now; look again") }
        guard fee.period.from < day else { return nil }
        let period = EffectivePeriod(storedFrom: fee.period.from, to: day)
        return try await insert(service, fee.amount, period, in: transaction)
    }

    /// The fees that stand, of one service or of all, by service and day.
    public func list(_ service: ServiceCode?, in transaction: borrowing Transaction) async throws -> [FeeEntry] {
        var condition: SQL = "fee.replaced_at IS NULL"
        if let service { condition += " AND fee.service_code = \(service)" }
        return try await transaction.query(SelectFees(clinic: clinic.id, condition: condition))
    }

    private func insert(
        _ service: ServiceCode,
        _ amount: Money,
        _ period: EffectivePeriod,
        in transaction: borrowing Transaction
    ) async throws -> FeeEntry {
        let id: Int64 = try await transaction.queryOne(
            """
            INSERT INTO billing.fee (clinic_id, service_code, amount_cents, currency, effective_from, effective_to)
            VALUES (\(clinic.id), \(service), \(amount.cents), \(amount.currency), \(period.from), \(period.to))
            RETURNING fee_id
            """
        )["fee_id"]
        return try await transaction.queryOne(SelectFees(clinic: clinic.id, condition: "fee.fee_id = \(id)"))
    }
}

/// A fee as listed.
public struct FeeEntry: Sendable {
    let id: Int64
    /// What is billed.
    public let service: ServiceCode
    /// Name of the service as printed.
    public let serviceName: String
    /// Price of one unit.
    public let amount: Money
    /// The days on which it holds.
    public let period: EffectivePeriod
}

private struct SelectFees: Statement {
    let clinic: Int64
    let condition: SQL

    var sql: SQL {
        """
        SELECT fee.fee_id, fee.service_code, service.name, fee.amount_cents, fee.currency, fee.effective_from,
               fee.effective_to
        FROM billing.fee
        JOIN catalogue.service ON service.code = fee.service_code
        WHERE fee.clinic_id = \(clinic) AND fee.payer_id IS NULL AND \(condition)
        ORDER BY fee.service_code, fee.effective_from
        """
    }

    func decode(_ row: Row) throws -> FeeEntry {
        try FeeEntry(
            id: row["fee_id"],
            service: row["service_code"],
            serviceName: row["name"],
            amount: Money(cents: row["amount_cents"], currency: row["currency"]),
            period: EffectivePeriod(storedFrom: row["effective_from"], to: row["effective_to"])
        )
    }
}
