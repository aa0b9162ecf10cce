import Domain
import Postgres

/// The charges of a clinic.
public struct ChargeRecords: Sendable {
    let clinic: ClinicContext

    /// The charges of this clinic.
    public init(_ clinic: ClinicContext) {
        self.clinic = clinic
    }

    /// Records a charge with the fee in force on its day frozen, or with the price given by hand.
    ///
    /// Throws ``InvalidInput`` where the case is not open, the heel is not told or not the case's, the day is no possible
    /// one, the service or the person is unknown, or there is neither a fee nor a price.
    public func add(_ charge: Charge, in transaction: borrowing Transaction) async throws -> ChargeEntry {
        let openCase = try await OpenCase.find(charge.caseNumber, of: clinic, in: transaction)
        let day = charge.day ?? clinic.today
        let service = try await ServiceRecords(clinic).find(charge.service, on: day, in: transaction)
        let side = service.kind.isForOneHeel ? try openCase.heel(charge.side) : try charge.side.map(openCase.heel)
        try openCase.check(day, of: "the service date")
        let staff = try await StaffRecords(clinic).id(of: charge.staff, in: transaction)
        let (price, fee) = try price(of: charge, service, on: day)
        try await VisitRecords.ensure(openCase.patient, on: day, of: clinic, in: transaction)
        let number: ChargeNumber = try await transaction.queryOne(
            """
            INSERT INTO billing.charge (clinic_id, case_id, side, patient_id, service_on, service_code, staff_id, fee_id,
                units, unit_cents, currency)
            VALUES (\(clinic.id), \(openCase.number), \(side), \(openCase.patient), \(day), \(service.code), \(staff),
                \(fee), \(charge.units), \(price.cents), \(price.currency))
            RETURNING charge_id
            """
        )["charge_id"]
        return try await find(number, in: transaction)
    }

    /// Strikes a charge; throws ``InvalidInput`` for one that is unknown or struck already.
    public func void(
        _ number: ChargeNumber,
        reason: Line,
        in transaction: borrowing Transaction
    ) async throws -> ChargeEntry {
        try await Facts.charge.void(number, reason: reason, of: clinic, in: transaction)
        return try await find(number, in: transaction)
    }

    /// A charge, voided or not; throws ``InvalidInput`` for an unknown number.
    public func find(_ number: ChargeNumber, in transaction: borrowing Transaction) async throws -> ChargeEntry {
        let found = try await transaction.query(
            SelectCharges(clinic: clinic.id, condition: "charge.charge_id = \(number)")
        )
        guard let charge = found.first else {
            throw try await Facts.charge.refusal(of: number, of: clinic, in: transaction)
        }
        return charge
    }

    /// The charges that stand, of one case or of all, from one day to another where given, by day and number.
    ///
    /// Throws ``InvalidInput`` for an unknown case.
    public func list(
        case number: CaseNumber? = nil,
        from: Day? = nil,
        to: Day? = nil,
        limit: Int = Int(Int32.max),
        in transaction: borrowing Transaction
    ) async throws -> [ChargeEntry] {
        var condition: SQL = "charge.voided_at IS NULL"
        if let number {
            try await KnownCase.require(number, of: clinic, in: transaction)
            condition += " AND charge.case_id = \(number)"
        }
        if let from { condition += " AND charge.service_on >= \(from)" }
        if let to { condition += " AND charge.service_on <= \(to)" }
        return try await transaction.query(SelectCharges(clinic: clinic.id, condition: condition, limit: limit))
    }

    /// Charges that stand for the same service, heel and day: likely the same deed billed twice.
    public func twins(of charge: ChargeEntry, in transaction: borrowing Transaction) async throws -> [ChargeEntry] {
        guard charge.units.rawValue > 0 else { return [] }
        return try await list(case: charge.caseNumber, from: charge.day, to: charge.day, in: transaction).filter {
            $0.number != charge.number && $0.service == charge.service && $0.side == charge.side
                && $0.units.rawValue > 0
        }
    }

    private func price(of charge: Charge, _ service: ServiceEntry, on day: Day) throws -> (Money, fee: Int64?) {
        if let amount = charge.amount {
            try amount.checkIsReasonable()
            return (amount.money(in: clinic.currency), nil)
        }
        guard let fee = service.fee else {
            throw InvalidInput(
                "\(service.code) has no fee on \(day); set one: firststep billing fees set \(service.code) --amount "
                    + "AMOUNT --from \(day), or say --amount"
            )
        }
        return (fee, service.feeID)
    }
}
