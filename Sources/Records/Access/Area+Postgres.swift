import Domain
import Postgres

extension Area: PostgresCodable {}

extension Area {
    /// The column without which nothing can be seen of it: whoever may read that may read the area.
    var column: (schema: String, table: String, name: String) {
        switch self {
        case .patients: ("clinic", "identity", "family_name")
        case .cases: ("clinic", "case", "patient_id")
        case .closings: ("clinic", "case_closing", "outcome")
        case .notes: ("clinic", "note", "body")
        case .diagnoses: ("clinic", "diagnosis", "diagnosis_code")
        case .findings: ("clinic", "finding", "value")
        case .imaging: ("clinic", "imaging_result", "conclusion")
        case .imagingPrices: ("clinic", "imaging_price", "low_cents")
        case .measurements: ("clinic", "measurement", "value")
        case .homeCare: ("clinic", "prescription", "measure_code")
        case .series: ("clinic", "series", "treatment_code")
        case .sessions: ("clinic", "session", "performed_on")
        case .scores: ("clinic", "score", "value")
        case .milestones: ("clinic", "milestone", "milestone_code")
        case .charges: ("billing", "charge", "amount_cents")
        case .fees: ("billing", "fee", "amount_cents")
        case .staff: ("clinic", "staff_profile", "name")
        case .settings: ("clinic", "clinic_profile", "name")
        case .consents: ("clinic", "consent", "decision")
        case .merges: ("clinic", "patient_merge", "survivor_id")
        case .log: ("audit", "event", "action")
        }
    }

    /// The areas as rows of `area`, each with the column that stands for it.
    static var rows: SQL {
        let places = allCases.map(\.column)
        return """
            unnest(\(allCases.map(\.rawValue))::text[], \(places.map(\.schema))::text[], \(places.map(\.table))::text[],
                   \(places.map(\.name))::text[]) AS area (name, schema_name, table_name, column_name)
            """
    }

    /// The table of an `area`, by PostgreSQL's catalogue and not by name.
    ///
    /// Who may not enter a schema may not even name what is in it. A subquery, which uses the catalogue's indexes where a join
    /// reads all columns there are.
    static let table: SQL = """
        (SELECT class.oid FROM pg_catalog.pg_class AS class
         WHERE class.relname = area.table_name AND class.relnamespace = (
            SELECT schema.oid FROM pg_catalog.pg_namespace AS schema WHERE schema.nspname = area.schema_name))
        """
}

/// Which duties may do what, as the grants of the database say it.
public enum DutyRecords {
    /// The duties of people that have a right to an area, in the order of ``Duty``.
    public static func holders(
        of right: AreaRight,
        to area: Area,
        in transaction: borrowing Transaction
    ) async throws -> [Duty] {
        let held: [Duty] = try await transaction.queryOne(
            """
            SELECT ARRAY(
                SELECT duty FROM unnest(\(Duty.ofPeople)::text[]) AS duty
                WHERE CASE \(right.rawValue)
                    WHEN 'SELECT' THEN has_column_privilege('firststep_' || duty, \(Area.table), area.column_name, 'SELECT')
                    ELSE has_any_column_privilege('firststep_' || duty, \(Area.table), \(right.rawValue)) END) AS duties
            FROM \(Area.rows)
            WHERE area.name = \(area.rawValue)
            """
        )["duties"]
        return Duty.ofPeople.filter(held.contains)
    }
}
