import Domain
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
        return try await OutcomeCohort(
            instrument: instrument,
            window: window,
            baseline: baseline,
            mcid: transaction.query(DefaultMCID(instrument: instrument.code)).first,
            percentFalls: transaction.query(ListPercentFalls()),
            rows: transaction.query(CountCohort(question: question, moment: moment.moment))
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

/// Whether every transaction of this database that is open now began after a moment.
///
/// A transaction stamps its records with its own start. Of other logins' transactions PostgreSQL shows that they are
/// open, by their lock, but not since when: they count as old.
private struct IsQuietSince: Statement {
    let moment: Moment

    var sql: SQL {
        """
        SELECT NOT EXISTS (
                   SELECT FROM pg_catalog.pg_locks AS held
                   JOIN pg_catalog.pg_stat_activity AS other ON other.pid = held.pid
                   WHERE held.locktype = 'virtualxid' AND held.mode = 'ExclusiveLock' AND held.granted
                     AND other.datname = current_database() AND other.usesysid IS NOT NULL
                     AND other.pid <> pg_backend_pid()
                     AND (other.xact_start IS NULL OR other.xact_start <= \(moment)))
               AND NOT EXISTS (SELECT FROM pg_catalog.pg_prepared_xacts WHERE database = current_database())
               AS is_quiet
        """
    }

    func decode(_ row: Row) throws -> Bool {
        try row["is_quiet"]
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

private struct DefaultMCID: Statement {
    let instrument: InstrumentCode

    var sql: SQL {
        """
        SELECT value, population, version, source_code FROM catalogue.mcid
        WHERE instrument_code = \(instrument) AND is_default AND value IS NOT NULL
        """
    }

    func decode(_ row: Row) throws -> MCIDChoice {
        try MCIDChoice(
            steps: row["value"],
            population: row["population"],
            version: row["version"],
            source: row["source_code"]
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
