import Domain
import Postgres

/// The alerts of a clinic: what its rules have said of its heels.
public struct AlertRecords: Sendable {
    let clinic: ClinicContext

    /// The alerts of this clinic.
    public init(_ clinic: ClinicContext) {
        self.clinic = clinic
    }

    /// Asks the rules about some cases as of a day, and records what fires for the first time; says how many that were.
    public func fire(
        about cases: [CaseNumber],
        on day: Day,
        by book: RuleBook,
        in transaction: borrowing Transaction
    ) async throws -> Int {
        let heels = try await HeelRecords(clinic).read(cases, in: transaction)
        let fired = heels.flatMap { heel in
            Rules.firings(of: heel, on: day, by: book).map { FiredRule(heel: heel, firing: $0) }
        }
        guard !fired.isEmpty else { return 0 }
        return try await transaction.execute(InsertAlerts(clinic: clinic.id, day: day, book: book, fired: fired).sql)
    }

    /// Asks the rules about every open case that has to be looked at on a day: all of them once a day, later those that changed.
    ///
    /// `tell` hears how many of how many are done. Says how many alerts are new.
    public func review(
        on day: Day,
        in transaction: borrowing Transaction,
        tell: (Int, Int) -> Void
    ) async throws -> Int {
        let last = try await transaction.query(SelectLastRun(clinic: clinic, day: day)).first
        let cases = try await transaction.query(SelectOpenCases(clinic: clinic, since: last))
        let book = try await RuleRecords(clinic).book(on: day, in: transaction)
        var fired = 0
        for start in stride(from: 0, to: cases.count, by: Self.casesAtOnce) {
            let some = Array(cases[start..<min(start + Self.casesAtOnce, cases.count)])
            fired += try await fire(about: some, on: day, by: book, in: transaction)
            tell(start + some.count, cases.count)
        }
        // A record is stamped with the start of its transaction and seen at its end: an hour is longer than any that a person
        // waits for, and what takes longer is met by the whole review of the next day.
        try await transaction.execute(
            """
            INSERT INTO clinic.rule_run (clinic_id, day, looked_through, is_whole)
            VALUES (\(clinic.id), \(day), now() - interval '1 hour', \(last == nil))
            """
        )
        return fired
    }

    /// Alerts, the most pressing first and then the oldest, at most `limit`; those that nobody has acknowledged, or all.
    public func list(
        of number: CaseNumber? = nil,
        includingAcknowledged: Bool = false,
        limit: Int,
        in transaction: borrowing Transaction
    ) async throws -> [AlertEntry] {
        var condition: SQL = includingAcknowledged ? "true" : "seen.alert_id IS NULL"
        if let number { condition += " AND alert.case_id = \(number)" }
        return try await transaction.query(SelectAlerts(clinic: clinic, condition: condition, limit: limit))
    }

    /// Writes down that an alert was seen, and what follows; throws ``InvalidInput`` for an unknown one, and one that was seen before.
    public func acknowledge(
        _ number: AlertNumber,
        reason: Line,
        in transaction: borrowing Transaction
    ) async throws -> AlertEntry {
        let openCase = try await Facts.alert.hold(number, of: clinic, in: transaction)
        let entry = try await find(number, in: transaction)
        if let seen = entry.acknowledgement {
            throw InvalidInput("alert \(number) was acknowledged by \(seen.by) on \(seen.on): \(seen.reason)")
        }
        try await transaction.execute(
            """
            INSERT INTO clinic.alert_acknowledgement (clinic_id, alert_id, case_id, reason)
            VALUES (\(clinic.id), \(number), \(openCase.number), \(reason))
            """
        )
        return try await find(number, in: transaction)
    }

    private func find(_ number: AlertNumber, in transaction: borrowing Transaction) async throws -> AlertEntry {
        let condition: SQL = "alert.alert_id = \(number)"
        let found = try await transaction.query(SelectAlerts(clinic: clinic, condition: condition, limit: 1))
        guard let entry = found.first else {
            throw try await Facts.alert.refusal(of: number, of: clinic, in: transaction)
        }
        return entry
    }

    /// As many as fit into memory with all that is recorded of them.
    private static let casesAtOnce = 1000
}

/// An alert.
public struct AlertEntry: Sendable {
    /// Its number.
    public let number: AlertNumber
    /// The case.
    public let caseNumber: CaseNumber
    /// The heel; nil where it is about the patient.
    public let side: Side?
    /// The rule.
    public let rule: RuleCode
    /// Version of the rule.
    public let version: Int
    /// How much it presses.
    public let tier: AlertTier
    /// Why, in a sentence.
    public let why: String
    /// Day it fired for.
    public let firedOn: Day
    /// Where the rule comes from.
    public let source: String
    /// That somebody has seen it; nil: nobody.
    public let acknowledgement: Acknowledgement?

    /// That somebody has seen an alert.
    public struct Acknowledgement: Sendable {
        /// Login.
        public let by: String
        /// Day, in the clinic's time zone.
        public let on: Day
        /// What follows from it.
        public let reason: String
    }
}

private struct FiredRule {
    let heel: HeelRecord
    let firing: Firing
}

/// What fired for the same cause before is left alone.
private struct InsertAlerts {
    let clinic: Int64
    let day: Day
    let book: RuleBook
    let fired: [FiredRule]

    var sql: SQL {
        let cases = fired.map(\.heel.caseNumber)
        let sides = fired.map { $0.firing.isOfPatient ? nil : $0.heel.side.rawValue }
        let rules = fired.map(\.firing.rule.rawValue)
        let versions = fired.map { Int64(book.version(of: $0.firing.rule) ?? 0) }
        let tiers = fired.map(\.firing.tier.rawValue)
        let causes = fired.map(\.firing.key.cause)
        let sentences = fired.map(\.firing.why)
        return """
            INSERT INTO clinic.alert (clinic_id, case_id, side, rule_code, rule_version, tier, cause, why, fired_on)
            SELECT \(clinic), fired.case_id, fired.side, fired.rule, fired.version, fired.tier, fired.cause, fired.why, \(day)
            FROM unnest(\(cases)::bigint[], \(sides)::text[], \(rules)::text[], \(versions)::smallint[], \(tiers)::text[],
                \(causes)::text[], \(sentences)::text[]) AS fired (case_id, side, rule, version, tier, cause, why)
            WHERE NOT EXISTS (
                SELECT FROM clinic.alert WHERE alert.clinic_id = \(clinic) AND alert.case_id = fired.case_id
                    AND alert.rule_code = fired.rule AND alert.cause = fired.cause AND alert.side IS NOT DISTINCT FROM fired.side)
            ON CONFLICT DO NOTHING
            """
    }
}

private struct SelectAlerts: Statement {
    let clinic: ClinicContext
    let condition: SQL
    let limit: Int

    var sql: SQL {
        """
        SELECT alert.alert_id, alert.case_id, alert.side, alert.rule_code, alert.rule_version::bigint AS rule_version, alert.tier,
               alert.why, alert.fired_on, rule.source_code, seen.recorded_by AS seen_by, seen.reason,
               (seen.recorded_at AT TIME ZONE profile.time_zone)::date AS seen_on
        FROM clinic.alert
        JOIN catalogue.rule ON rule.code = alert.rule_code AND rule.version = alert.rule_version
        JOIN clinic.clinic_profile AS profile ON profile.clinic_id = alert.clinic_id AND profile.replaced_at IS NULL
        LEFT JOIN clinic.alert_acknowledgement AS seen
            ON seen.clinic_id = alert.clinic_id AND seen.alert_id = alert.alert_id AND seen.voided_at IS NULL
        WHERE alert.clinic_id = \(clinic.id) AND \(Absence.none(of: "alert")) AND \(condition)
        ORDER BY array_position('{urgent,alert,info}', alert.tier), alert.fired_on, alert.alert_id
        LIMIT \(limit)
        """
    }

    func decode(_ row: Row) throws -> AlertEntry {
        let (by, on, reason): (String?, Day?, String?) = try (row["seen_by"], row["seen_on"], row["reason"])
        var acknowledgement: AlertEntry.Acknowledgement?
        if let by, let on, let reason { acknowledgement = AlertEntry.Acknowledgement(by: by, on: on, reason: reason) }
        return try AlertEntry(
            number: row["alert_id"],
            caseNumber: row["case_id"],
            side: row["side"],
            rule: row["rule_code"],
            version: Int(row.decode("rule_version", as: Int64.self)),
            tier: row["tier"],
            why: row["why"],
            firedOn: row["fired_on"],
            source: row["source_code"],
            acknowledgement: acknowledgement
        )
    }
}
