import Foundation
import TestSupport
import Testing

/// The script that writes made-up clinics: what tests, benchmarks and pictures are made from.
@Suite("A synthetic clinic")
struct CohortTests {
    private static let files = ["patients.csv", "cases.csv", "sessions.csv", "scores.csv"]

    private func bytes(_ cohort: Cohort, _ names: [String] = files) throws -> [Data] {
        try names.map { try Data(contentsOf: URL(filePath: cohort.path($0))) }
    }

    @Test("the same seed gives the same bytes, another seed other bytes")
    func seeds() async throws {
        let names = Self.files + ["errors.csv", "README.txt"]
        let first = try bytes(try await Cohort(heels: 200, seed: 5, errors: 0.05), names)
        #expect(try bytes(try await Cohort(heels: 200, seed: 5, errors: 0.05), names) == first)
        let other = try bytes(try await Cohort(heels: 200, seed: 6, errors: 0.05), names)
        #expect(zip(first, other).allSatisfy { $0 != $1 })
    }

    @Test("the bytes of a seed are those of every other machine and release")
    func digest() async throws {
        let cohort = try await Cohort(heels: 100, seed: 1)
        let scores = try String(contentsOfFile: cohort.path("scores.csv"), encoding: .utf8)
        #expect(scores.hasPrefix(Self.beginning), "\(scores.prefix(200))")
        let sizes = try bytes(cohort).map(\.count)
        #expect(sizes == Self.sizes)
    }

    @Test("diagnoses have the article's shares, and heels, sides and outcomes are of every kind")
    func shares() async throws {
        let cohort = try await Cohort(heels: 5000, seed: 3)
        let cases = try cohort.rows("cases.csv")
        let heels = cases.reduce(0) { $0 + ($1["side"] == "bilateral" ? 2 : 1) }
        #expect(heels == 5000)
        let counted = Dictionary(grouping: cases.compactMap { $0["diagnosis"] }) { Self.causes[$0] ?? "none" }
            .mapValues { Double($0.count) }
        let known = counted.filter { $0.key != "nerve" }.values.reduce(0, +)
        for (cause, share) in [("fascia", 70.0), ("achilles", 20), ("bursa", 7), ("bone", 3)] {
            #expect(abs(100 * (counted[cause] ?? 0) / known - share) < 2.5, "\(cause)")
        }
        #expect((counted["nerve"] ?? 0) > 100)
        #expect(Set(cases.compactMap { $0["side"] }) == ["left", "right", "bilateral"])
        let outcomes = ["", "resolved", "improved", "unchanged", "worse", "withdrawn", "lost"]
        #expect(Set(cases.compactMap { $0["outcome"] }) == Set(outcomes))
    }

    @Test("every session and score is of a heel that there is, on a day of its case, and none is there twice")
    func agreement() async throws {
        let cohort = try await Cohort(heels: 2000, seed: 4)
        let cases = Dictionary(try cohort.rows("cases.csv").map { ($0["external_id"], $0) }) { first, _ in first }
        var seen: Set<[String?]> = []
        let sessions = try cohort.rows("sessions.csv").map { ($0, $0["performed_on"], $0["treatment"]) }
        let scores = try cohort.rows("scores.csv").map { ($0, $0["taken_on"], $0["instrument"]) }
        for (row, day, what) in sessions + scores {
            let held = try #require(cases[row["case_external_id"]])
            let (day, side) = (try #require(day), try #require(row["side"]))
            let (opened, closed) = (try #require(held["opened_on"]), try #require(held["closed_on"]))
            #expect(opened <= day && day <= (closed.isEmpty ? "2026-06-30" : closed))
            #expect(side.isEmpty || held["side"] == "bilateral" || held["side"] == side)
            #expect(seen.insert([row["case_external_id"], side, what, day]).inserted)
        }
        let values = scores.filter { $0.2 == "morning-pain" }.compactMap { $0.0["value"] }
        #expect(values.allSatisfy { $0.isEmpty || (0...10).contains(Int($0) ?? -1) })
        #expect(values.contains("") && values.contains("0"))
    }

    @Test("every mistyped row is listed with its line, its column and what stands there now")
    func errors() async throws {
        let cohort = try await Cohort(heels: 400, seed: 5, errors: 0.05)
        let listed = try cohort.rows("errors.csv").filter { $0["error"] != "decimal comma" }
        #expect(Set(listed.compactMap { $0["file"] }) == Set(Self.files))
        var texts: [String: [[String: String]]] = [:]
        for name in Self.files { texts[name] = try cohort.rows(name) }
        let rows = texts.values.map(\.count).reduce(0, +)
        #expect((0.03...0.07).contains(Double(listed.count) / Double(rows)))
        for error in listed {
            let line = try #require(error["line"].flatMap(Int.init))
            let (file, column) = (try #require(error["file"]), try #require(error["column"]))
            let row = try #require(texts[file]?[line - 2])
            #expect(row["external_id"] == error["external_id"] || column == "external_id")
            #expect(row[column] == error["now"])
        }
    }

    @Test("no file of somebody else is overwritten")
    func present() async throws {
        let cohort = try await Cohort(heels: 100)
        let before = try bytes(cohort)
        let line = "'\(Cohort.script)' --heels 100 --seed 9 \(cohort.folder)"
        let outcome = try await FirstStepBinary(environment: [:]).shell(line)
        #expect(outcome.code == 1)
        #expect(outcome.errors.contains("patients.csv is there already"))
        #expect(try bytes(cohort) == before)
    }

    private static let causes = [
        "plantar-fasciopathy": "fascia", "achilles-midportion": "achilles", "achilles-insertional": "achilles",
        "retrocalcaneal-bursitis": "bursa", "haglund": "bursa", "stress-reaction": "bone", "stress-fracture": "bone",
        "nerve-entrapment": "nerve",
    ]
    private static let beginning = """
        external_id,case_external_id,side,instrument,value,taken_on
        SYN-M-1,SYN-C-1,left,morning-pain,8,2025-12-12
        SYN-M-2,SYN-C-1,left,morning-pain,5,2026-01-23
        SYN-M-3,SYN-C-1,left,morning-pain,3,2026-03-05

        """
    private static let sizes = [8605, 8429, 23788, 18928]
}
