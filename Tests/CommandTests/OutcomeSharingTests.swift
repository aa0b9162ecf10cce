import Foundation
import TestSupport
import Testing

@Suite("Outcomes that leave the clinic")
struct OutcomeSharingTests {
    private func merge(_ files: [String: String], _ options: [String] = []) async throws -> FirstStepBinary.Outcome {
        let folder = ImportFiles.write(files)
        // No database is to be had in this environment.
        return try await FirstStepBinary(environment: [:]).run(
            ["outcomes", "merge"] + files.keys.sorted().map { "\(folder)/\($0)" } + options
        )
    }

    private func scored() async throws -> TestClinic {
        let clinic = try await TestClinic()
        for line in [
            "case open P-1001 --side left --opened-on 2025-01-10",
            "case diagnose C-1001 --diagnosis plantar-fasciopathy --on 2025-01-10",
            "series plan C-1001 --treatment focused-eswt --on 2025-03-01", "session record S-1 --on 2025-03-10",
            "score record C-1001 --value 7 --on 2025-03-09", "score record C-1001 --value 2 --on 2025-05-19",
        ] {
            let outcome = try await clinic.firststep(line)
            try #require(outcome.code == 0, "\(line): \(outcome.errors)")
        }
        return clinic
    }

    @Test("published sums make one report, which says what they do not give, and needs no database")
    func pooled() async throws {
        let files = ["a.json": CountFiles.sums(of: "denver"), "b.json": CountFiles.sums(of: "boulder")]
        let text = try await merge(files)
        #expect(text.code == 0, "\(text.errors)")
        #expect(text.output.contains("Not available from sums: Wilcoxon, Hodges-Lehmann, Kaplan-Meier"))
        #expect(text.output.contains("No counts came from: denver, boulder."))
        let json = try await merge(files, ["--format", "json"])
        let report = try #require(JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
        let all = try #require((report["groups"] as? [[String: Any]])?.first)
        #expect(all["pairs"] as? Int == 24 && (all["change"] as? [String: Any])?["mean"] as? Double == -4.5)
        #expect((all["responders"] as? [[String: Any]])?.first?["responders"] as? Int == 24)
        for format in ["csv", "html"] {
            let outcome = try await merge(files, ["--format", format])
            #expect(outcome.code == 0 && outcome.output.contains("boulder") == (format == "html"), "\(outcome.errors)")
        }
    }

    @Test("files that do not fit are refused by name, with what is different")
    func refusals() async throws {
        let denver = CountFiles.sums(of: "denver")
        let cases: [(other: String, code: Int32, words: String)] = [
            (denver, 65, "are both of the clinic denver"),
            (CountFiles.sums(of: "vail", window: "6w"), 65, "b.json do not fit: they differ in the windows"),
            (
                CountFiles.sums(of: "vail").replacing("outcome-statistics", with: "research"), 65,
                "purpose (outcome-statistics, research)"
            ),
            (
                CountFiles.sums(of: "vail").replacing("[\"side\"]", with: "[\"sex\"]"), 65,
                "they differ in the breakdowns"
            ),
            (
                CountFiles.sums(of: "vail").replacing("\"n\": 12", with: "\"n\": 3"), 65,
                "sums, all, none: n is not 11 or more"
            ),
            (
                CountFiles.sums(of: "vail").replacing("\"n\": 12", with: "\"n\": \"x\""), 65,
                "sums.[0].n: a value of another kind"
            ),
            ("{\"format\": ", 65, "this is no JSON"), ("[]", 65, "this is no file of outcome counts"),
        ]
        for (other, code, words) in cases {
            let outcome = try await merge(["a.json": denver, "b.json": other])
            #expect(outcome.code == code && outcome.errors.contains(words), "\(words): \(outcome.errors)")
            #expect(outcome.output.isEmpty)
        }
        let binary = try FirstStepBinary(environment: [:])
        let missing = try await binary.run(["outcomes", "merge", "/none/a.json", "/none/b.json"])
        #expect(missing.code == 66 && missing.errors.contains("/none/a.json"))
        #expect(try await binary.run(["outcomes", "merge", "/none/a.json"]).code == 64)
    }

    @Test("a clinic of one scored heel publishes no number, and no clinician")
    func smallClinic() async throws {
        let clinic = try await scored()
        for format in ["table", "json", "csv"] {
            let outcome = try await clinic.firststep("outcomes report --public --format \(format)")
            #expect(outcome.code == 0, "\(outcome.errors)")
        }
        let json = try await clinic.firststep("outcomes report --public --format json").output
        let report = try #require(JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        let flow = try #require(report["flow"] as? [String: Any])
        #expect((flow["counts"] as? [String: Any])?["scored"] is NSNull)
        #expect((flow["suppressed"] as? [String])?.contains("scored") == true && report["overall"] is NSNull)
        let refused = try await clinic.firststep("outcomes report --public --by clinician")
        #expect(refused.code == 65 && refused.errors.contains("clinicians are staff"))
    }

    @Test("exact counts are marked, are JSON alone, and make the whole report of two clinics")
    func exact() async throws {
        let clinic = try await scored()
        let refused = try await clinic.firststep("outcomes report --counts")
        #expect(refused.code == 64 && refused.errors.contains("--counts --format json"))
        let counts = try await clinic.firststep("outcomes report --counts --format json")
        #expect(counts.code == 0 && counts.output.contains("\"publication\" : \"NOT FOR PUBLICATION\""))
        let other = counts.output.replacing(/"clinic" : "[^"]*"/, with: "\"clinic\" : \"elsewhere\"")
        let merged = try await merge(["a.json": counts.output, "b.json": other], ["--format", "json"])
        let report = try #require(JSONSerialization.jsonObject(with: Data(merged.output.utf8)) as? [String: Any])
        let overall = try #require(report["overall"] as? [String: Any])
        #expect(overall["pairs"] as? Int == 2 && report["clinic_name"] as? String == "2 clinics together")
        let sums = try await clinic.firststep("outcomes report --counts --public --format json").output
        #expect(sums.contains("\"sums\" : [\n\n  ]") && !sums.contains("\"exact\""))
    }
}
