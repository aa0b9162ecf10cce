import Domain
import Foundation
import Postgres
import TestSupport

/// A question to the counting of outcomes, in the words of SQL.
struct CountQuestion {
    var window = "12w"
    var from: Day?
    var to: Day?
    var allHeels = false
    var purpose = "outcome-statistics"
    var strata = ["treatment", "month"]

    /// The parameters before the moment.
    var words: String {
        let days = [from, to].map { day in day.map { "'\($0)'" } ?? "NULL" }
        let strata = strata.map { "'\($0)'" }.joined(separator: ", ")
        return "'morning-pain', '\(window)', \(days[0]), \(days[1]), \(allHeels), '\(purpose)', ARRAY[\(strata)]"
    }
}

extension TestClinic {
    /// The rows that the database counts as of a moment, in order.
    func counts(
        _ question: CountQuestion,
        at moment: String,
        as login: String = TestServer.login(.analyst)
    ) async throws -> [String] {
        try await ask(
            login,
            """
            SELECT found::text AS row FROM reporting.outcome_counts(\(unescaped: question.words), '\(unescaped: moment)') AS found ORDER BY 1
            """
        ).map { try $0["row"] }
    }

    /// Brings the kept counts up to a moment; gives how many heels were worked out anew, nil where nothing was done.
    @discardableResult
    func keep(
        _ question: CountQuestion,
        at moment: String,
        as login: String = TestServer.login(.analyst)
    ) async throws -> Int? {
        try await ask(
            login,
            "SELECT reporting.keep_outcomes(\(unescaped: question.words), '\(unescaped: moment)') AS rows"
        )[0]["rows"]
    }

    /// Forgets as of when the heels are kept, and with it all of them.
    func forgetCounts() async throws {
        try await superuser("DELETE FROM reporting.outcome_cache")
    }

    /// The rows that the database counts without anything kept.
    func countsAnew(_ question: CountQuestion, at moment: String) async throws -> [String] {
        try await superuser("UPDATE reporting.outcome_cache SET settings = settings || '{\"other\": true}'")
        let rows = try await counts(question, at: moment)
        try await superuser("UPDATE reporting.outcome_cache SET settings = settings - 'other'")
        return rows
    }

    /// The clock of the database.
    func now() async throws -> String {
        try await ask(TestServer.staff, "SELECT clock_timestamp()::text AS moment")[0]["moment"]
    }
}
