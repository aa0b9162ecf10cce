import Domain
import Postgres

/// One line of a billing export: a charge that stands, with what a bill says of the patient, the heel and the provider.
public struct BillingLine: Sendable {
    /// Number of the charge.
    public let charge: ChargeNumber
    /// The patient.
    public let patient: PatientNumber
    /// Family name; nil where it was erased.
    public let familyName: String?
    /// Given name; nil where it was erased.
    public let givenName: String?
    /// Date of birth; nil where it was erased.
    public let birthDate: Day?
    /// The case.
    public let caseNumber: CaseNumber
    /// The heel; nil: a visit.
    public let side: Side?
    /// ICD-10-CM codes of the primary diagnosis at that side, of all heels where there is none; nil: no diagnosis yet.
    public let icd10: String?
    /// What is billed.
    public let service: ServiceCode
    /// Name of the service as printed.
    public let serviceName: String
    /// How often; negative for a credit.
    public let units: Int
    /// Price of one unit in cents.
    public let unitCents: Int64
    /// Units times price in cents.
    public let amountCents: Int64
    /// Currency of both.
    public let currency: Currency
    /// Day of the service.
    public let day: Day
    /// Name of the rendering provider.
    public let provider: String?
    /// Their National Provider Identifier.
    public let providerNumber: String?
    /// The number of the patient that the charge was recorded under; another may have survived it.
    public let recordedUnder: PatientNumber

    /// Family name, or that it was erased.
    public var shownFamilyName: String { familyName ?? "erased" }
}

extension ChargeRecords {
    /// Throws ``NotPermitted`` where a line of a period would lack the name of a restricted patient.
    ///
    /// Who is billing alone sees all names; who treats or receives as well has to open them.
    public func requireNames(_ period: DayPeriod, in transaction: borrowing Transaction) async throws {
        guard clinic.hidesRestricted else { return }
        let closed = try await RestrictionRecords(clinic).closed(
            among: """
                EXISTS (SELECT FROM billing.charge
                    WHERE charge.clinic_id = patient.clinic_id AND charge.patient_id = patient.patient_id
                      AND charge.voided_at IS NULL AND charge.service_on BETWEEN \(period.from) AND \(period.to))
                """,
            in: transaction
        )
        guard let first = closed.first else { return }
        let numbers = closed.map(\.description).joined(separator: ", ")
        throw NotPermitted(
            """
            \(numbers) \(closed.count == 1 ? "is" : "are") restricted, and no line may lack its name; open each: \
            firststep patient open \(first) --reason "...", or let a login do it that is billing alone
            """
        )
    }

    /// Hands over the lines of a period one by one, by day and number of the charge, in constant memory.
    ///
    /// Throws ``NotPermitted`` as ``requireNames(_:in:)`` does.
    public func exportLines(
        _ period: DayPeriod,
        in transaction: borrowing Transaction,
        _ body: (BillingLine) throws -> Void
    ) async throws {
        try await requireNames(period, in: transaction)
        try await transaction.stream(SelectBillingLines(clinic: clinic.id, condition: Self.of(period)), body)
    }

    /// The days from the first charge until a day that stands in no batch; nil where there is none.
    public func unclaimedPeriod(until day: Day, in transaction: borrowing Transaction) async throws -> DayPeriod? {
        let first: Day? = try await transaction.queryOne(
            """
            SELECT min(charge.service_on) AS first_on FROM billing.charge
            WHERE charge.clinic_id = \(clinic.id) AND charge.voided_at IS NULL AND charge.service_on <= \(day)
              AND \(Self.isUnclaimed)
            """
        )["first_on"]
        return try first.map { try DayPeriod(from: $0, to: day) }
    }

    /// Hands over the lines of a period that stand in no batch, as ``exportLines(_:in:_:)`` does, and claims nothing.
    public func unclaimedLines(
        _ period: DayPeriod,
        in transaction: borrowing Transaction,
        _ body: (BillingLine) throws -> Void
    ) async throws {
        try await requireNames(period, in: transaction)
        let condition: SQL = "\(Self.of(period)) AND \(Self.isUnclaimed)"
        try await transaction.stream(SelectBillingLines(clinic: clinic.id, condition: condition), body)
    }

    private static func of(_ period: DayPeriod) -> SQL {
        "charge.service_on BETWEEN \(period.from) AND \(period.to)"
    }

    private static let isUnclaimed: SQL = """
        NOT EXISTS (
            SELECT FROM billing.batch_charge AS line
            JOIN billing.batch ON batch.clinic_id = line.clinic_id AND batch.batch_id = line.batch_id
            WHERE line.clinic_id = charge.clinic_id AND line.charge_id = charge.charge_id AND batch.voided_at IS NULL)
        """

    /// Whose charges the lines of a period are, and how many.
    public func exported(_ period: DayPeriod, in transaction: borrowing Transaction) async throws -> AuditSubject {
        let found = try await transaction.queryOne(
            """
            SELECT array_agg(charged.patient_id) AS patients, coalesce(sum(charged.lines), 0)::bigint AS lines
            FROM (
                SELECT patient_id, count(*) AS lines FROM billing.charge
                WHERE clinic_id = \(clinic.id) AND voided_at IS NULL AND service_on BETWEEN \(period.from) AND \(period.to)
                GROUP BY patient_id) AS charged
            """
        )
        return try AuditSubject(patients: found["patients"] ?? [], rows: found["lines"])
    }
}

private struct SelectBillingLines: Statement {
    let clinic: Int64
    let condition: SQL

    /// Two heels with the same diagnosis share its bilateral code where ICD-10-CM has one; else each heel has its own,
    /// and a charge without a side has those of all heels.
    var sql: SQL {
        """
        SELECT charge.charge_id, \(PersonNumber.of("charge")), identity.family_name,
               identity.given_name, identity.birth_date, charge.case_id, charge.side,
               coalesce(both_code.icd10_code, CASE charge.side
                   WHEN 'left' THEN left_code.icd10_code
                   WHEN 'right' THEN right_code.icd10_code
                   ELSE nullif(concat_ws(' ', left_code.icd10_code,
                                         nullif(right_code.icd10_code, left_code.icd10_code)), '') END),
               charge.service_code, service.name, charge.units, charge.unit_cents, charge.amount_cents, charge.currency,
               charge.service_on, provider.name, provider.npi, charge.patient_id
        FROM billing.charge
        JOIN catalogue.service ON service.code = charge.service_code
        LEFT JOIN clinic.survivors(\(clinic), 'infinity') AS merged ON merged.patient_id = charge.patient_id
        LEFT JOIN clinic.identity
            ON identity.clinic_id = charge.clinic_id
            AND identity.patient_id = \(PersonNumber.of("charge")) AND identity.replaced_at IS NULL
        LEFT JOIN clinic.staff_profile AS provider
            ON provider.clinic_id = charge.clinic_id AND provider.staff_id = charge.staff_id
            AND provider.replaced_at IS NULL
        LEFT JOIN clinic.diagnosis AS on_left
            ON on_left.clinic_id = charge.clinic_id AND on_left.case_id = charge.case_id AND on_left.side = 'left'
            AND on_left.is_primary AND on_left.voided_at IS NULL
        LEFT JOIN clinic.diagnosis AS on_right
            ON on_right.clinic_id = charge.clinic_id AND on_right.case_id = charge.case_id AND on_right.side = 'right'
            AND on_right.is_primary AND on_right.voided_at IS NULL
        LEFT JOIN catalogue.diagnosis_icd10 AS left_code
            ON left_code.diagnosis_code = on_left.diagnosis_code AND left_code.side = 'left'
        LEFT JOIN catalogue.diagnosis_icd10 AS right_code
            ON right_code.diagnosis_code = on_right.diagnosis_code AND right_code.side = 'right'
        LEFT JOIN catalogue.diagnosis_icd10 AS both_code
            ON both_code.diagnosis_code = on_left.diagnosis_code AND on_left.diagnosis_code = on_right.diagnosis_code
            AND both_code.side = 'bilateral'
        WHERE charge.clinic_id = \(clinic) AND charge.voided_at IS NULL AND \(condition)
        ORDER BY charge.service_on, charge.charge_id
        """
    }

    /// By index, in the order of the columns above: this reads millions of rows.
    func decode(_ row: Row) throws -> BillingLine {
        try BillingLine(
            charge: row[0],
            patient: row[1],
            familyName: row[2],
            givenName: row[3],
            birthDate: row[4],
            caseNumber: row[5],
            side: row[6],
            icd10: row[7],
            service: row[8],
            serviceName: row[9],
            units: row[10],
            unitCents: row[11],
            amountCents: row[12],
            currency: row[13],
            day: row[14],
            provider: row[15],
            providerNumber: row[16],
            recordedUnder: row[17]
        )
    }
}
