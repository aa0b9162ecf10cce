import Domain
import Postgres

/// The clinical rules as they hold in a clinic, and the treatment ladder.
public struct RuleRecords: Sendable {
    let clinic: ClinicContext

    /// The rules of this clinic.
    public init(_ clinic: ClinicContext) {
        self.clinic = clinic
    }

    /// The rules that hold on a day, with the clinic's own numbers where it has set them.
    public func book(on day: Day, in transaction: borrowing Transaction) async throws -> RuleBook {
        var rules: [RuleCode: RuleBook.Rule] = [:]
        let rows = try await transaction.query(SelectRuleNumbers(clinic: clinic, day: day))
        for (code, own) in Dictionary(grouping: rows, by: \.code) {
            // A rule that this program does not know is of a newer catalogue; it cannot fire here.
            guard let code = RuleCode(rawValue: code), let version = own.first?.version else { continue }
            let numbers = own.compactMap { row in row.parameter.flatMap { name in row.value.map { (name, $0) } } }
            rules[code] = RuleBook.Rule(version: version, numbers: Dictionary(uniqueKeysWithValues: numbers))
        }
        return try RuleBook(rules)
    }

    /// The stages of the ladder, in order.
    public func ladder(in transaction: borrowing Transaction) async throws -> [LadderStage] {
        try await transaction.query(SelectLadder())
    }
}

private struct SelectRuleNumbers: Statement {
    let clinic: ClinicContext
    let day: Day

    var sql: SQL {
        """
        SELECT rule.code, rule.version::bigint AS version, number.parameter, number.value
        FROM catalogue.rule
        LEFT JOIN clinic.rule_number AS number
            ON number.clinic_id = \(clinic.id) AND number.rule_code = rule.code AND number.rule_version = rule.version
        WHERE rule.effective_from <= \(day) AND coalesce(\(day) < rule.effective_to, true)
        """
    }

    func decode(
        _ row: Row
    ) throws -> (code: String, version: Int, parameter: String?, value: ExactNumber?) {
        try (row["code"], Int(row.decode("version", as: Int64.self)), row["parameter"], row["value"])
    }
}

/// The stages of the ladder, in order.
struct SelectLadder: Statement {
    let sql: SQL = """
        SELECT stage::bigint AS stage, name, from_day::bigint AS from_day, to_day::bigint AS to_day, focus, success
        FROM catalogue.ladder_stage ORDER BY stage
        """

    func decode(_ row: Row) throws -> LadderStage {
        let (first, end): (Int64, Int64?) = try (row["from_day"], row["to_day"])
        return try LadderStage(
            number: Int(row.decode("stage", as: Int64.self)),
            name: row["name"],
            days: Int(first)..<(end.map(Int.init) ?? Int.max),
            focus: row["focus"],
            success: row["success"]
        )
    }
}
