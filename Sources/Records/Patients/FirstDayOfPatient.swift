import Domain
import Postgres

/// The first day that any record of a person that stands is about, under whatever number: no birth date may lie after it.
///
/// The number is the one that the person is known by.
struct FirstDayOfPatient: Statement {
    let clinic: Int64
    let patient: PatientNumber

    private static let daysOfCases = [
        ("diagnosis", "diagnosed_on"), ("milestone", "reached_on"), ("exam", "performed_on"),
        ("imaging_order", "ordered_on"), ("prescription", "starts_on"), ("series", "planned_on"),
        ("session", "performed_on"), ("score", "taken_on"),
    ]

    var sql: SQL {
        let days = Self.daysOfCases.map { table, column -> SQL in
            """
            SELECT min(deed.\(identifier: column)) FROM held
            JOIN clinic.\(identifier: table) AS deed ON deed.clinic_id = \(clinic) AND deed.case_id = held.case_id
            WHERE deed.voided_at IS NULL
            """
        }
        return """
            WITH person AS (
                SELECT clinic.numbers_of(\(clinic), \(patient), 'infinity') AS numbers
            ), held AS (
                SELECT case_id, least(onset_on, opened_on) AS began_on FROM clinic.case
                WHERE clinic_id = \(clinic) AND patient_id = ANY ((SELECT numbers FROM person)::bigint[])
                  AND voided_at IS NULL
            )
            SELECT min(day) AS first_day FROM (
                SELECT min(began_on) FROM held
                UNION ALL
                SELECT min(service_on) FROM billing.charge
                WHERE clinic_id = \(clinic) AND patient_id = ANY ((SELECT numbers FROM person)::bigint[])
                  AND voided_at IS NULL
                UNION ALL
                \(days.joined(separator: " UNION ALL "))
            ) AS record (day)
            """
    }

    func decode(_ row: Row) throws -> Day? {
        try row["first_day"]
    }
}
