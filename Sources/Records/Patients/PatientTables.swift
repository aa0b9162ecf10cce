import Domain
import Postgres

/// The tables that hold something of a patient, and how each is reached from the patient's number.
struct PatientTables {
    private let tables: [RecordTable]
    private let references: [String: [TableReference]]

    init(_ tables: [RecordTable], _ references: [TableReference]) {
        self.tables = tables
        self.references = Dictionary(grouping: references, by: \.table)
    }

    /// Those that name a patient, and those that point at one of them.
    var all: [RecordTable] { tables.filter { path(to: $0) != nil } }

    /// Whether the person at the desk may read what a count needs.
    func isReadable(_ table: RecordTable) -> Bool {
        guard let path = path(to: table) else { return false }
        let closing = ["voided_at", "replaced_at", "case_id"].filter(table.columns.contains)
        switch path {
        case .named(let columns): return (columns + closing + ["clinic_id"]).allSatisfy(table.readable.contains)
        case .through(let reference, let parent):
            return (reference.columns + closing).allSatisfy(table.readable.contains) && isReadable(parent)
        }
    }

    /// One row: the table, the rows that stand, their cases.
    func count(_ table: RecordTable, of clinic: Int64, _ numbers: [PatientNumber], since moment: Moment?) -> SQL {
        let cases: SQL =
            table.columns.contains("case_id")
            ? "coalesce(array_agg(DISTINCT case_id ORDER BY case_id) FILTER (WHERE case_id IS NOT NULL), '{}')"
            : "ARRAY[]::bigint[]"
        return """
            SELECT \(table.name)::text AS table_name, count(*) AS records, \(cases) AS cases FROM \(table.quoted)
            WHERE clinic_id = \(clinic) AND \(condition(table, clinic, numbers)) \(stands(table, moment))
            """
    }

    private func stands(_ table: RecordTable, _ moment: Moment?) -> SQL {
        var condition: SQL = ""
        for column in ["voided_at", "replaced_at"] where table.columns.contains(column) {
            condition += "AND \(identifier: column) IS NULL "
        }
        if let moment { condition += "AND recorded_at > \(moment)" }
        return condition
    }

    private func condition(_ table: RecordTable, _ clinic: Int64, _ numbers: [PatientNumber]) -> SQL {
        switch path(to: table) {
        case .named(let columns):
            let conditions = columns.map { column -> SQL in "\(identifier: column) = ANY (\(numbers)::bigint[])" }
            return "(" + conditions.joined(separator: " OR ") + ")"
        case .through(let reference, let parent):
            let columns = reference.columns.map { column -> SQL in "\(identifier: column)" }
            let keys = reference.keys.map { key -> SQL in "\(identifier: key)" }
            return """
                (\(columns.joined(separator: ", "))) IN (
                    SELECT \(keys.joined(separator: ", ")) FROM \(parent.quoted)
                    WHERE clinic_id = \(clinic) AND \(condition(parent, clinic, numbers)))
                """
        case nil: return "false"
        }
    }

    private enum Path {
        case named([String])
        case through(TableReference, RecordTable)
    }

    private func path(to table: RecordTable, avoiding seen: Set<String> = []) -> Path? {
        let own = references[table.name] ?? []
        let pointing = own.filter { $0.parent == "clinic.patient" }.flatMap(\.columns).filter { $0 != "clinic_id" }
        let named = Set(pointing + table.columns.filter { $0 == "patient_id" }).sorted()
        guard named.isEmpty else { return .named(named) }
        for reference in own where !seen.contains(reference.parent) {
            guard let parent = tables.first(where: { $0.name == reference.parent }),
                path(to: parent, avoiding: seen.union([table.name])) != nil
            else { continue }
            return .through(reference, parent)
        }
        return nil
    }
}

/// A table of the clinics.
struct RecordTable: Sendable {
    let schema: String
    let table: String
    let columns: [String]
    let readable: [String]

    var name: String { "\(schema).\(table)" }
    var quoted: SQL { "\(identifier: schema).\(identifier: table)" }
}

/// A foreign key between two of them.
struct TableReference: Sendable {
    let table: String
    let columns: [String]
    let parent: String
    let keys: [String]
}
