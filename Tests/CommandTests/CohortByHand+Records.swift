import Domain
import Foundation
import Postgres
import TestSupport

extension CohortByHand {
    /// The heels of a clinic as the records stood at a moment, by who agreed to a purpose.
    static func heels(of clinic: TestClinic, at moment: String, today: Int, purpose: String) async throws -> [Heel] {
        try await Pool.lent(TestServer.shared.settings(database: clinic.database)) { pool in
            try await heels(Records(pool: pool, moment: moment), today: today, purpose: purpose)
        }
    }

    private static func heels(_ records: Records, today: Int, purpose: String) async throws -> [Heel] {
        let survivor = Dictionary(
            uniqueKeysWithValues: try await records.read("patient_id, survivor_id", of: "patient_merge")
                .map { (try $0.decode(0, as: Int.self), try $0.decode(1, as: Int.self)) }
        )
        func person(_ patient: Int) -> Int {
            var person = patient
            while let next = survivor[person] { person = next }
            return person
        }
        let agreement = try await agreement(records, purpose: purpose, person: person)
        var heels: [Heel] = []
        let cases = try await records.read("case_id, patient_id, \(day("opened_on"))", of: "case")
        let sides = try await records.pool.transaction { try await $0.query("SELECT case_id, side FROM clinic.heel") }
        for opened in cases {
            let number: Int = try opened[0]
            for side in try sides.filter({ try $0.decode(0, as: Int.self) == number }) {
                var heel = Heel(caseNumber: number, side: try side[1], person: person(try opened[1]))
                heel.agrees = agreement(heel.person)
                try await fill(&heel, opened: try opened[2], records, today: today)
                heels.append(heel)
            }
        }
        return heels
    }

    private static func day(_ column: String) -> String { "\(column) - DATE '1970-01-01'" }

    /// Who is counted: for the statistics whoever has not withdrawn, for research who besides agreed and did not withdraw.
    private static func agreement(
        _ records: Records,
        purpose: String,
        person: (Int) -> Int
    ) async throws -> (Int) -> Bool {
        var decisions: [Int: Set<String>] = [:]
        for row in try await records.read("patient_id, purpose || ' ' || decision", of: "consent") {
            decisions[person(try row[0]), default: []].insert(try row[1])
        }
        return { person in
            let known = decisions[person] ?? []
            if known.contains("outcome-statistics withdrawn") { return false }
            return purpose != "research" || known.contains("research given") && !known.contains("research withdrawn")
        }
    }

    private static func fill(_ heel: inout Heel, opened: Int, _ records: Records, today: Int) async throws {
        let of = "case_id = \(heel.caseNumber) AND side = '\(heel.side)'"
        let ofCase = "case_id = \(heel.caseNumber)"
        let sessions = try await records.read(
            "treatment_code, \(day("performed_on"))",
            of: "session",
            where: of,
            by: "performed_on, session_id"
        )
        .map { (treatment: try $0.decode(0, as: String.self), day: try $0.decode(1, as: Int.self)) }
        let prescriptions = try await records.read(
            "prescription_id, \(day("starts_on"))",
            of: "prescription",
            where: of
        )
        let stops = try await records.read("prescription_id, \(day("stopped_on"))", of: "prescription_stop")
        let active = try prescriptions.filter { given in
            let (number, start): (Int, Int) = (try given[0], try given[1])
            return try start <= today
                && !stops.contains { try $0.decode(0, as: Int.self) == number && $0.decode(1, as: Int.self) <= start }
        }
        let exams = try await records.read(day("performed_on"), of: "exam", where: ofCase)
        let given = try active.map { try $0.decode(1, as: Int.self) }.min()
        let seen = try exams.map { try $0.decode(0, as: Int.self) }.min()
        heel.treatment = sessions.first?.treatment
        heel.index = sessions.first?.day ?? given ?? seen ?? opened
        heel.treatedOtherwise = sessions.first { $0.treatment != heel.treatment }?.day
        let planned = try await records.read("series_id", of: "series", where: of).map {
            try $0.decode(0, as: Int.self)
        }
        for stop in try await records.read("series_id, kind, \(day("stopped_on"))", of: "series_stop") {
            guard planned.contains(try stop[0]) else { continue }
            let (kind, stopped): (String, Int) = (try stop[1], try stop[2])
            if kind == "withdrawn" { heel.withdrawn = min(heel.withdrawn ?? .max, stopped) }
            if kind == "transferred" { heel.treatedOtherwise = min(heel.treatedOtherwise ?? .max, stopped) }
        }
        for closing in try await records.read("outcome, \(day("closed_on"))", of: "case_closing", where: ofCase) {
            let (outcome, closed): (String, Int) = (try closing[0], try closing[1])
            if outcome == "withdrawn" { heel.withdrawn = min(heel.withdrawn ?? .max, closed) }
            if outcome != "lost" { heel.closed = closed }
        }
        try await score(&heel, records, where: of)
    }

    /// One score a day, the latest recorded; of day 0 one before the treatment and one after it.
    private static func score(_ heel: inout Heel, _ records: Records, where of: String) async throws {
        var latest: [Int: Int] = [:]
        var beforeTreatment: Int?
        var scored: Set<[Int]> = []
        let taken = try await records.read(
            "\(day("taken_on")), value, after_treatment",
            of: "score",
            where: "\(of) AND instrument_code = 'morning-pain'",
            by: "recorded_at, score_id"
        )
        for score in taken {
            let (day, value, isAfter): (Int, Int, Bool) = (try score[0] - heel.index, try score[1], try score[2])
            scored.insert([day, day == 0 && isAfter ? 1 : 0])
            if day == 0, !isAfter { beforeTreatment = value }
            if day != 0 { latest[day] = value }
        }
        heel.scored = scored.map { $0[0] }.sorted()
        heel.scores = latest.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        heel.baseline = beforeTreatment ?? heel.scores.last { Self.baseline.contains($0.day) }?.value
    }
}

/// The records of a clinic as they stood at a moment.
private struct Records {
    let pool: Pool
    let moment: String

    func read(
        _ columns: String,
        of table: String,
        where which: String = "true",
        by order: String = "1"
    ) async throws -> [Row] {
        let ended = ["consent"].contains(table) ? "replaced_at" : "voided_at"
        let sql = """
            SELECT \(columns) FROM clinic.\(table)
            WHERE recorded_at <= '\(moment)' AND (\(ended) IS NULL OR \(ended) > '\(moment)') AND \(which) ORDER BY \(order)
            """
        return try await pool.transaction { try await $0.query(SQL(unescaped: sql)) }
    }
}
