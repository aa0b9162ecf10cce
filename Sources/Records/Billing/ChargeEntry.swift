import Domain
import Postgres

/// A charge as recorded.
public struct ChargeEntry: Sendable {
    /// Number of the charge.
    public let number: ChargeNumber
    /// The case it is for.
    public let caseNumber: CaseNumber
    /// Whose case it is.
    public let patient: PatientNumber
    /// The heel; nil: a visit.
    public let side: Side?
    /// Day of the service.
    public let day: Day
    /// What is billed.
    public let service: ServiceCode
    /// Name of the service as printed.
    public let serviceName: String
    /// How often; negative for a credit.
    public let units: Units
    /// Price of one unit on that day.
    public let price: Money
    /// Units times price.
    public let amount: Money
    /// Whether the price is the fee of that day; false: given by hand.
    public let isFromFee: Bool
    /// Rendering provider.
    public let staff: StaffCode?
    /// Why it was struck; nil while it stands.
    public let voidReason: Line?
}

struct SelectCharges: Statement {
    let clinic: Int64
    let condition: SQL
    var limit = 1

    var sql: SQL {
        """
        SELECT charge.charge_id, charge.case_id, \(PersonNumber.of("charge")) AS patient_id, charge.side,
               charge.service_on, charge.service_code, service.name, charge.units, charge.unit_cents, charge.amount_cents, charge.currency,
               charge.fee_id IS NOT NULL AS is_from_fee, staff.code AS staff_code, charge.void_reason
        FROM billing.charge
        LEFT JOIN clinic.survivors(\(clinic), 'infinity') AS merged ON merged.patient_id = charge.patient_id
        JOIN catalogue.service ON service.code = charge.service_code
        LEFT JOIN clinic.staff ON staff.clinic_id = charge.clinic_id AND staff.staff_id = charge.staff_id
        WHERE charge.clinic_id = \(clinic) AND \(Absence.none(of: "charge")) AND \(condition)
        ORDER BY charge.service_on, charge.charge_id
        LIMIT \(limit)
        """
    }

    func decode(_ row: Row) throws -> ChargeEntry {
        let currency: Currency = try row["currency"]
        return try ChargeEntry(
            number: row["charge_id"],
            caseNumber: row["case_id"],
            patient: row["patient_id"],
            side: row["side"],
            day: row["service_on"],
            service: row["service_code"],
            serviceName: row["name"],
            units: row["units"],
            price: Money(cents: row["unit_cents"], currency: currency),
            amount: Money(cents: row["amount_cents"], currency: currency),
            isFromFee: row["is_from_fee"],
            staff: row["staff_code"],
            voidReason: row["void_reason"]
        )
    }
}
