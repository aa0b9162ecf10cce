import Domain
import Postgres

/// The numbers of the rules in a clinic: the catalogue's, and what the clinic has set in their place.
public struct RuleNumberRecords: Sendable {
    let clinic: ClinicContext

    /// The rules' numbers in this clinic.
    public init(_ clinic: ClinicContext) {
        self.clinic = clinic
    }

    /// The numbers of the versions that hold today, by rule; of one rule where it is said.
    ///
    /// Throws ``InvalidInput`` for an unknown rule.
    public func list(
        _ rule: CatalogueRuleCode? = nil,
        in transaction: borrowing Transaction
    ) async throws -> [RuleNumber] {
        if let rule { try await CatalogueRecords.require(rule, in: transaction) }
        return try await transaction.query(SelectRuleNumbers(clinic: clinic, rule: rule))
    }

    /// A number; throws ``InvalidInput`` with what there is for an unknown rule or parameter.
    public func find(
        _ parameter: RuleParameterCode,
        of rule: CatalogueRuleCode,
        in transaction: borrowing Transaction
    ) async throws -> RuleNumber {
        try await pick(parameter, of: rule, from: try await list(rule, in: transaction))
    }

    /// Sets the clinic's own number from now on; the version before is kept.
    ///
    /// Throws ``InvalidInput`` for a value that makes no sense, and for the one that stands.
    public func set(
        _ parameter: RuleParameterCode,
        of rule: CatalogueRuleCode,
        to value: ExactNumber,
        in transaction: borrowing Transaction
    ) async throws -> RuleNumber {
        let numbers = try await list(rule, in: transaction)
        let number = try await pick(parameter, of: rule, from: numbers)
        try number.check(value, among: numbers)
        guard number.own != value else { throw InvalidInput("\(number.name) is \(value) already") }
        try await replace(number, by: value, in: transaction)
        return try await find(parameter, of: rule, in: transaction)
    }

    /// Goes back to the catalogue's number; throws ``InvalidInput`` where the clinic has none of its own.
    public func reset(
        _ parameter: RuleParameterCode,
        of rule: CatalogueRuleCode,
        in transaction: borrowing Transaction
    ) async throws -> RuleNumber {
        let numbers = try await list(rule, in: transaction)
        let number = try await pick(parameter, of: rule, from: numbers)
        guard number.own != nil else {
            throw InvalidInput("\(number.name) is not set by the clinic; the catalogue's \(number.shipped) holds")
        }
        try number.check(number.shipped, among: numbers)
        try await replace(number, by: nil, in: transaction)
        return try await find(parameter, of: rule, in: transaction)
    }

    private func pick(
        _ parameter: RuleParameterCode,
        of rule: CatalogueRuleCode,
        from numbers: [RuleNumber]
    ) async throws -> RuleNumber {
        if let number = numbers.first(where: { $0.parameter == parameter }) { return number }
        guard !numbers.isEmpty else { throw InvalidInput("the rule \(rule) goes by no number") }
        let hint = CatalogueRecords.hint(for: parameter, among: numbers.map(\.parameter.rawValue))
        throw InvalidInput("the rule \(rule) has no number \"\(parameter)\"; \(hint)")
    }

    private func replace(
        _ number: RuleNumber,
        by value: ExactNumber?,
        in transaction: borrowing Transaction
    ) async throws {
        try await transaction.execute(
            """
            UPDATE clinic.rule_parameter SET replaced_at = now(), replaced_by = current_user
            WHERE clinic_id = \(clinic.id) AND rule_code = \(number.rule) AND parameter = \(number.parameter)
              AND replaced_at IS NULL
            """
        )
        try await transaction.execute(
            """
            INSERT INTO clinic.rule_parameter (clinic_id, rule_code, rule_version, parameter, value)
            VALUES (\(clinic.id), \(number.rule), \(number.version), \(number.parameter), \(value))
            """
        )
    }
}

private struct SelectRuleNumbers: Statement {
    let clinic: ClinicContext
    /// The one wanted; nil for all.
    let rule: CatalogueRuleCode?

    var sql: SQL {
        """
        SELECT number.rule_code, number.rule_version, number.parameter, known.value AS shipped,
               CASE WHEN number.is_own THEN number.value END AS own, number.unit, number.minimum, number.maximum,
               number.meaning, number.source_code
        FROM clinic.rule_number AS number
        JOIN catalogue.rule_parameter AS known
            ON known.rule_code = number.rule_code AND known.rule_version = number.rule_version
            AND known.parameter = number.parameter
        WHERE number.clinic_id = \(clinic.id) AND number.effective_from <= \(clinic.today)
          AND coalesce(\(clinic.today) < number.effective_to, true)
          AND (\(rule)::text IS NULL OR number.rule_code = \(rule)::text)
        ORDER BY number.rule_code, number.parameter
        """
    }

    func decode(_ row: Row) throws -> RuleNumber {
        try RuleNumber(
            rule: row["rule_code"],
            version: row["rule_version"],
            parameter: row["parameter"],
            shipped: row["shipped"],
            own: row["own"],
            unit: row["unit"],
            limits: DoseRange(low: row["minimum"], high: row["maximum"]),
            meaning: row["meaning"],
            source: row["source_code"]
        )
    }
}
