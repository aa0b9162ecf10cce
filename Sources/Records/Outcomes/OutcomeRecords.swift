import Domain
import Outcomes
import Postgres

/// The counts behind the outcome reports of a clinic.
public struct OutcomeRecords: Sendable {
    let clinic: ClinicContext

    /// The outcomes of this clinic.
    public init(_ clinic: ClinicContext) {
        self.clinic = clinic
    }

    /// Fixes the moment of a report and says whether it is settled.
    ///
    /// Ask this in a transaction of its own and read the cohort in a later one: then every transaction that began before
    /// a settled moment has ended, and the later one sees all of them. Throws ``InvalidInput`` for the future.
    public func moment(asOf: AsOf?, in transaction: borrowing Transaction) async throws -> ReportMoment {
        switch asOf {
        case .endOf(let day): try clinic.check(day, of: "--as-of")
        case .moment, nil: break
        }
        let (moment, day, name, isPast) = try await transaction.queryOne(ResolveMoment(asOf: asOf))
        if case .moment = asOf, !isPast { throw InvalidInput("--as-of \(moment) lies in the future") }
        let isQuiet = try await transaction.queryOne(IsQuietSince(moment: moment))
        return ReportMoment(moment: moment, day: day, clinicName: name, isSettled: isPast && isQuiet)
    }

    /// Counts the heels of a question as the records were at a moment.
    ///
    /// Throws ``InvalidInput`` for an unknown instrument or window, and for an instrument that is not about a heel.
    public func cohort(
        _ question: OutcomeQuestion,
        at moment: ReportMoment,
        in transaction: borrowing Transaction
    ) async throws -> OutcomeCohort {
        let rules = try await rules(for: question, at: moment, in: transaction)
        let names = try await StratumNames(transaction.query(ListStratumNames()))
        let counts = try await transaction.query(CountCohort(question: question, moment: moment.moment))
        var cohort = OutcomeCohort(rules: rules, names: names)
        cohort.add(counts)
        let ladder = MilestoneTable(counts, on: moment.day)
        cohort.milestones = try await transaction.query(ListMilestones()).map { code, name in
            MilestoneTimes(code: code, name: name, times: ladder.times(to: code))
        }
        cohort.prices = try await transaction.query(CountPrices(question: question, moment: moment.moment))
        cohort.diagnosisClasses = try await transaction.query(ListDiagnosisShares())
        cohort.ladder = try await transaction.query(SelectLadder())
        return cohort
    }

    /// Brings the kept counts up to a moment, so that what is asked at it or later only adds what changed; true if it did.
    ///
    /// Nothing is kept as of a moment that is not settled. Takes a transaction of its own, which reads what is committed.
    public func keep(
        _ question: OutcomeQuestion,
        at moment: ReportMoment,
        in transaction: borrowing Transaction
    ) async throws -> Bool {
        try await transaction.queryOne(KeepOutcomes(question: question, moment: moment.moment))
    }

    private func rules(
        for question: OutcomeQuestion,
        at moment: ReportMoment,
        in transaction: borrowing Transaction
    ) async throws -> OutcomeRules {
        let instrument = try await InstrumentRecords.find(question.instrument, in: transaction)
        guard instrument.isPerHeel else {
            throw InvalidInput("\(instrument.code) is about the patient and not one heel: it has no heel outcome")
        }
        let windows = try await transaction.query(ListWindows())
        let followUps = windows.filter { $0.code != .baseline }
        guard let window = followUps.first(where: { $0.code == question.window }),
            let baseline = windows.first(where: { $0.code == .baseline })
        else {
            let known = followUps.map(\.code.rawValue).joined(separator: ", ")
            throw InvalidInput("there is no follow-up window \"\(question.window)\"; use one of: \(known)")
        }
        return try await OutcomeRules(
            instrument: instrument,
            baseline: baseline,
            followUps: followUps,
            window: window,
            mcid: transaction.query(MCIDInForce(instrument: instrument.code, moment: moment.moment)).first,
            percentFalls: transaction.query(ListPercentFalls())
        )
    }
}

/// The moment meant, and the clinical day and the clinic's name then.
///
/// The end of a day depends on the clinic's time zone, and so on the version of the clinic that stood then.
private struct ResolveMoment: Statement {
    let asOf: AsOf?

    var sql: SQL {
        let call: SQL =
            switch asOf {
            case .endOf(let day): "reporting.moment(\(day), NULL)"
            case .moment(let moment): "reporting.moment(NULL, \(moment))"
            case nil: "reporting.moment(NULL, NULL)"
            }
        return "SELECT moment, day, clinic_name, is_past FROM \(call)"
    }

    func decode(_ row: Row) throws -> (Moment, Day, name: String, isPast: Bool) {
        (try row["moment"], try row["day"], try row["clinic_name"], try row["is_past"])
    }
}

private struct IsQuietSince: Statement {
    let moment: Moment

    var sql: SQL { "SELECT access.is_quiet_since(\(moment)) AS is_quiet" }

    func decode(_ row: Row) throws -> Bool {
        try row["is_quiet"]
    }
}

private struct KeepOutcomes: Statement {
    let question: OutcomeQuestion
    let moment: Moment

    var sql: SQL { "SELECT reporting.keep_outcomes(\(question.parameters), \(moment)) IS NOT NULL AS is_kept" }

    func decode(_ row: Row) throws -> Bool {
        try row["is_kept"]
    }
}

private struct ListWindows: Statement {
    var sql: SQL {
        "SELECT code, name, target_day, first_day, last_day FROM catalogue.outcome_window ORDER BY target_day"
    }

    func decode(_ row: Row) throws -> OutcomeWindow {
        try OutcomeWindow(
            code: row["code"],
            name: row["name"],
            targetDay: row["target_day"],
            firstDay: row["first_day"],
            lastDay: row["last_day"]
        )
    }
}

/// The MCID that the clinic chose by a moment, else the catalogue's.
private struct MCIDInForce: Statement {
    let instrument: InstrumentCode
    let moment: Moment

    var sql: SQL {
        """
        SELECT (known.mcid->>'steps')::integer AS steps, known.mcid->>'population' AS population,
               (known.mcid->>'version')::integer AS version, known.mcid->>'source' AS source
        FROM jsonb_array_elements(reporting.outcome_settings(\(instrument), \(moment))->'definitions') AS known(mcid)
        WHERE known.mcid->>'code' = 'mcid'
        """
    }

    func decode(_ row: Row) throws -> MCIDChoice {
        try MCIDChoice(
            steps: row["steps"],
            population: row["population"],
            version: row["version"],
            source: row["source"]
        )
    }
}

private struct ListMilestones: Statement {
    var sql: SQL { "SELECT code, name FROM catalogue.milestone_kind WHERE code <> 'plateau' ORDER BY code" }

    func decode(_ row: Row) throws -> (code: String, name: String) {
        (try row["code"], try row["name"])
    }
}

/// Names of strata that have one besides their code.
private struct ListStratumNames: Statement {
    var sql: SQL {
        """
        SELECT 'treatment' AS dimension, code, name FROM catalogue.treatment
        UNION ALL SELECT 'diagnosis', code, name FROM catalogue.diagnosis
        UNION ALL SELECT dimension, code, name FROM catalogue.outcome_band
        """
    }

    func decode(_ row: Row) throws -> (OutcomeDimension, code: String, name: String) {
        (try row["dimension"], try row["code"], try row["name"])
    }
}

extension StratumNames {
    fileprivate init(_ rows: [(dimension: OutcomeDimension, code: String, name: String)]) {
        self.init(
            Dictionary(grouping: rows, by: \.dimension).mapValues { rows in
                Dictionary(rows.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
            }
        )
    }
}

private struct ListDiagnosisShares: Statement {
    var sql: SQL {
        """
        SELECT class.code, class.name, (10 * class.share_pct)::integer AS tenths,
               ARRAY(SELECT diagnosis.code FROM catalogue.diagnosis WHERE diagnosis.class_code = class.code) AS diagnoses
        FROM catalogue.diagnosis_class AS class ORDER BY class.share_pct DESC NULLS LAST, class.code
        """
    }

    func decode(_ row: Row) throws -> DiagnosisShare {
        let tenths: Int? = try row["tenths"]
        return try DiagnosisShare(
            code: row["code"],
            name: row["name"],
            share: tenths.map { Double($0) / 1000 },
            diagnoses: Set(row.decode("diagnoses", as: [String].self))
        )
    }
}

/// Imaging against its price ranges, in the days of the question.
private struct CountPrices: Statement {
    let question: OutcomeQuestion
    let moment: Moment

    var sql: SQL {
        """
        SELECT price.modality_code, modality.name, price.basis, price.currency, price.below, price.inside, price.above,
               price.without_range, price.lowest_cents, price.highest_cents, price.total_cents
        FROM reporting.price_counts(\(question.from), \(question.to), \(moment)) AS price
        JOIN catalogue.modality ON modality.code = price.modality_code
        ORDER BY price.modality_code, price.basis DESC, price.currency
        """
    }

    func decode(_ row: Row) throws -> PriceCount {
        let currency: Currency = try row["currency"]
        return try PriceCount(
            modality: row["modality_code"],
            name: row["name"],
            basis: row["basis"],
            numbers: (row["below"], row["inside"], row["above"], row["without_range"]),
            lowest: Money(cents: row["lowest_cents"], currency: currency),
            highest: Money(cents: row["highest_cents"], currency: currency),
            total: Money(cents: row["total_cents"], currency: currency)
        )
    }
}

/// The falls in percent of the baseline that count as a response.
struct ListPercentFalls: Statement {
    var sql: SQL { "SELECT fall_percent FROM catalogue.responder_definition ORDER BY fall_percent" }

    func decode(_ row: Row) throws -> Int {
        try row["fall_percent"]
    }
}
