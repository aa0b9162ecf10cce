import Foundation
import TestSupport
import Testing

@Suite("outcomes survival")
struct SurvivalAnalysisTests {
    private typealias Object = [String: Any]

    private func survival(_ text: String, _ format: String = "json") async throws -> FirstStepBinary.Outcome {
        try await FirstStepBinary(environment: [:]).run("outcomes", "survival", "-", "--format", format, input: text)
    }

    private func json(_ text: String) async throws -> Object {
        let outcome = try await survival(text)
        try #require(outcome.code == 0, "\(outcome.errors)")
        return try #require(JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? Object)
    }

    private func isNear(_ value: Any?, _ expected: [Double]) -> Bool {
        guard let values = value as? [Double], values.count == expected.count else { return false }
        return zip(values, expected).allSatisfy { abs($0 - $1) < 1e-6 }
    }

    @Test("aml (Miller 1981) has the figures of R's survfit and survdiff")
    func published() async throws {
        let analysis = try await json(AnalysisFiles.aml)
        #expect(Set(analysis.keys) == ["groups", "ci_type", "logrank", "warnings"])
        #expect(analysis["ci_type"] as? String == "log-log" && (analysis["warnings"] as? [String])?.isEmpty == true)
        let groups = try #require(analysis["groups"] as? [Object])
        #expect(groups.map { $0["group"] as? String } == ["Maintained", "Nonmaintained"])
        #expect(Set(groups[0].keys) == ["group", "n", "events", "median", "steps"])
        #expect(groups.map { $0["n"] as? Int } == [11, 12] && groups.map { $0["events"] as? Int } == [7, 11])
        let medians = groups.map { $0["median"] as? Object }
        #expect(medians[0]?["estimate"] as? Double == 31 && medians[1]?["estimate"] as? Double == 23)
        let open = try #require(medians[0]?["ci95"] as? [Any])
        #expect(open[0] as? Double == 13 && open[1] is NSNull)
        #expect(medians[1]?["ci95"] as? [Double] == [5, 33])
        let steps = try groups.map { try #require($0["steps"] as? [Object]) }
        #expect(Set(steps[0][0].keys) == ["time", "at_risk", "events", "censored", "survival", "ci95"])
        #expect(steps[0].map { $0["time"] as? Int } == [9, 13, 18, 23, 28, 31, 34, 45, 48, 161])
        #expect(isNear([steps[0][0]["survival"] ?? 0], [0.909091]))
        #expect(isNear(steps[0][0]["ci95"], [0.5080802, 0.986674]))
        #expect(isNear(steps[0][8]["ci95"], [0.0117385, 0.525015]))
        #expect(isNear(steps[1][0]["ci95"], [0.48171494, 0.955509]))
        #expect(steps[1].last?["survival"] as? Double == 0 && steps[1].last?["ci95"] is NSNull)
        let test = try #require(analysis["logrank"] as? Object)
        #expect(isNear([test["chi2"] ?? 0, test["p"] ?? 0], [3.396388699, 0.06533932204]))
        #expect(test["df"] as? Int == 1)
    }

    @Test("one group has no test, decimals of time stay exact, and S = 1 is certain until the first event")
    func oneGroup() async throws {
        let analysis = try await json("subject,time,event\na,0.1,0\nb,12.5,1\nc,12.50,1\nd,13,0\n")
        #expect(analysis["logrank"] is NSNull && (analysis["warnings"] as? [String])?.isEmpty == true)
        let group = try #require((analysis["groups"] as? [Object])?.first)
        #expect(group["group"] as? String == "all")
        let steps = try #require(group["steps"] as? [Object])
        #expect(steps.map { $0["time"] as? Double } == [0.1, 12.5, 13])
        #expect(steps.map { $0["at_risk"] as? Int } == [4, 3, 1])
        #expect(steps[0]["ci95"] as? [Double] == [1, 1])
        #expect((group["median"] as? Object)?["estimate"] as? Double == 12.5)
    }

    @Test("rows without a time or an event are left out and counted; who is only censored has no median")
    func leftOut() async throws {
        let analysis = try await json("subject,group,time,event\na,A,5,0\nb,A,,1\nc,B,6,\nd,B,7,0\n")
        #expect((analysis["groups"] as? [Object])?.map { $0["n"] as? Int } == [1, 1])
        #expect(analysis["logrank"] is NSNull)
        let warnings = try #require(analysis["warnings"] as? [String])
        #expect(warnings.first == "2 rows were left out: the time or the event is empty.")
        #expect(warnings.contains("A: No subject had an event: everybody is censored."))
    }

    @Test("what is no time and no event is refused with its line and column")
    func refusals() async throws {
        let outcome = try await survival("subject,time,event\na,-1,1\nb,5,2\nc,x,yes\nd,4,1\nd,5,1\n")
        #expect(outcome.code == 65 && outcome.output.isEmpty)
        for words in [
            "line 2, time (integer): write a time from 0 on", "line 3, event (integer): write 1 for an event",
            "line 4, time (word)", "line 4, event (word)",
            "line 6, subject (word): this subject stands in an earlier row",
        ] { #expect(outcome.errors.contains(words), "\(outcome.errors)") }
        #expect(try await survival("subject,time\na,1\n").errors.contains("the first line names no column event"))
        let missing = try await FirstStepBinary(environment: [:]).run("outcomes", "survival", "/nowhere.csv")
        #expect(missing.code == 66)
    }

    @Test("the table says open ends in words, and CSV has a record a time")
    func formats() async throws {
        let table = try await survival(AnalysisFiles.aml, "table").output
        #expect(table.contains("13 to open") && table.contains("Log-rank: chi-squared 3.40, df 1, p = 0.065"))
        #expect(table.split(separator: "\n").allSatisfy { $0.count <= 80 })
        let lines = try await survival(AnalysisFiles.aml, "csv").output.components(separatedBy: "\r\n")
        #expect(lines.count == 22 && lines[1].hasPrefix("Maintained,9,11,1,0,0.909090909090909"))
    }
}
