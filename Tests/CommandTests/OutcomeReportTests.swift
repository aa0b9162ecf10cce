import Foundation
import Postgres
import TestSupport
import Testing

@Suite("The outcome report")
struct OutcomeReportTests {
    /// Case 1: 7 to 2 at day 70; case 2: a baseline alone; case 3: both heels treated, no scores at all.
    private func threeCases() async throws -> TestClinic {
        let clinic = try await TestClinic()
        let lines = [
            "patient add --family Second --given Bob --born 1990-01-01 --sex male",
            "patient add --family Third --given Cat --born 1970-01-01 --sex female",
            "case open P-1001 --side left --opened-on 2025-01-10",
            "case open P-1002 --side right --opened-on 2025-01-10",
            "case open P-1003 --side bilateral --opened-on 2025-01-10",
            "case diagnose C-1001 --diagnosis plantar-fasciopathy --on 2025-01-10",
            "series plan C-1001 --treatment focused-eswt --on 2025-03-01",
            "series plan C-1002 --treatment radial-eswt --on 2025-03-01",
            "series plan C-1003 --treatment hydrodissection --side left --on 2025-03-01",
            "series plan C-1003 --treatment hydrodissection --side right --on 2025-03-01",
            "session record S-1 --on 2025-03-10", "session record S-1 --on 2025-03-17",
            "session record S-2 --on 2025-03-10", "session record S-3 --on 2025-03-10",
            "session record S-4 --on 2025-03-10", "score record C-1001 --value 7 --on 2025-03-09",
            "score record C-1001 --value 2 --on 2025-05-19", "score record C-1002 --value 6 --on 2025-03-10",
        ]
        for line in lines {
            let outcome = try await clinic.firststep(line)
            try #require(outcome.code == 0, "\(line): \(outcome.errors)")
        }
        return clinic
    }

    private func json(_ clinic: TestClinic, _ options: String = "") async throws -> [String: Any] {
        let outcome = try await clinic.firststep("outcomes report --format json \(options)")
        try #require(outcome.code == 0, "\(outcome.errors)")
        return try #require(JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    }

    private func overall(_ clinic: TestClinic, _ options: String = "") async throws -> [String: Any] {
        try #require(try await json(clinic, options)["overall"] as? [String: Any])
    }

    private func flow(_ clinic: TestClinic, _ options: String = "") async throws -> [String: Int] {
        let flow = try #require(try await overall(clinic, options)["flow"] as? [String: Int])
        return flow.filter { $0.value > 0 }
    }

    @Test("the three cases are counted, and those without scores change no mean")
    func threeCasesCounted() async throws {
        let clinic = try await threeCases()
        let report = try await json(clinic)
        let overall = try #require(report["overall"] as? [String: Any])
        #expect(overall["heels"] as? Int == 4 && report["patients"] as? Int == 3)
        #expect(try await flow(clinic) == ["no_baseline": 2, "scored": 1, "lost": 1])
        let change = try #require(overall["change"] as? [String: Any])
        #expect(change["mean"] as? Double == -5)
        #expect(["sd", "t", "df", "p", "ci95"].allSatisfy { change[$0] is NSNull })
        #expect(overall["warnings"] as? [String] == ["1 pair: an interval needs at least 2"])
        #expect(overall["without_baseline"] as? Int == 2 && overall["without_follow_up"] as? Int == 1)
        let responders = try #require(overall["responders"] as? [[String: Any]])
        #expect(responders.map { $0["definition"] as? String } == ["30%", "50%", "60%", "mcid"])
        for line in responders {
            #expect(line["responders"] as? Int == 1 && line["of"] as? Int == 1 && line["worst_case"] as? Double == 0.5)
            let lower = try #require((line["ci95"] as? [Double])?.first)
            // Wilson at 1 of 1: 1 / (1 + 1.959963984540054^2).
            #expect(abs(lower - 0.2065493143772375) < 1e-12)
        }
    }

    @Test("a person reads who is counted, what is too few, and the reserves in words")
    func words() async throws {
        let clinic = try await threeCases()
        let text = try await clinic.firststep("outcomes report").output
        for words in [
            "WARNING: Only 1 of 2 heels that were due have a score (50 %).",
            "Of 4 heels of 3 patients, 1 has a score before and after.",
            "Treatments were chosen, not randomised: differences may reflect who was given what.",
            "regression to the mean", "1 pair: an interval needs at least 2",
            "With 1 heel that is an impression and no result.",
            "1 heel with both scores: too few to compare treatments.",
            "general chronic pain, not heel-specific", "1 of 1: 100 % (20.7 to 100 %)", "No primary diagnosis",
        ] {
            #expect(text.contains(words), "\(words)")
        }
        #expect(!text.lowercased().contains("nan"))
        let csv = try await clinic.firststep("outcomes report --by treatment --format csv").output
        let rows = csv.split(separator: "\r\n")
        #expect(
            rows.count == 5
                && rows[1].contains(",all,,All,4,2,0,0,1,0,0,0,1,0,1,1,7.0000000000,2.0000000000,-5.0000000000,")
        )
        #expect(csv.contains(",treatment,hydrodissection,Ultrasound-guided hydrodissection,2,2,"))
    }

    @Test("one heel a patient is counted, the earliest and then the worse, unless every heel is asked for")
    func indexHeel() async throws {
        let clinic = try await threeCases()
        for line in [
            "score record C-1003 --side left --value 5 --on 2025-03-10",
            "score record C-1003 --side right --value 8 --on 2025-03-10",
            "score record C-1003 --side left --value 1 --on 2025-06-02",
            "score record C-1003 --side right --value 6 --on 2025-06-02",
        ] { _ = try await clinic.firststep(line) }
        #expect(try await flow(clinic) == ["other_heel": 1, "scored": 2, "lost": 1])
        // 7 -> 2 and the worse heel 8 -> 6: mean -3.5, s = sqrt(4.5), t = -3.5 / 1.5.
        let change = try #require(try await overall(clinic)["change"] as? [String: Any])
        #expect(change["mean"] as? Double == -3.5 && change["df"] as? Int == 1)
        #expect(abs(try #require(change["t"] as? Double) + 7.0 / 3) < 1e-12)
        #expect(try await flow(clinic, "--all-heels") == ["scored": 3, "lost": 1])
        let text = try await clinic.firststep("outcomes report --all-heels").output
        #expect(text.contains("Clustering ignored: 4 heels of 3 patients."))
    }

    @Test("a heel counts when its window is closed, and its reason for missing is the first that applies")
    func flowClasses() async throws {
        let clinic = try await threeCases()
        #expect(try await flow(clinic, "--from 2025-03-11").isEmpty)
        _ = try await clinic.firststep("series stop S-2 --kind withdrawn --on 2025-04-01")
        #expect(try await flow(clinic)["withdrawn"] == 1)
        _ = try await clinic.firststep("series resume S-2 --reason mistake")
        _ = try await clinic.firststep("series plan C-1002 --treatment prp --on 2025-05-01")
        _ = try await clinic.firststep("session record S-5 --on 2025-05-02 --guidance ultrasound")
        #expect(try await flow(clinic)["treated_otherwise"] == 1)
        _ = try await clinic.firststep("session void T-6 --reason mistake")
        _ = try await clinic.firststep("case close C-1002 --outcome resolved --on 2025-05-10")
        #expect(try await flow(clinic)["case_closed"] == 1)
        // Closed on day 61: that explains a score missing from day 70 to 98, and none from day 28 to 56.
        #expect(try await flow(clinic, "--window 6w") == ["no_baseline": 2, "lost": 2])
    }

    @Test("as of a moment, nothing recorded later and nothing struck later is missing")
    func asOf() async throws {
        let clinic = try await threeCases()
        let then = try #require(try await json(clinic)["as_of"] as? String)
        _ = try await clinic.firststep("score void M-2 --reason mistake")
        _ = try await clinic.firststep("score record C-1002 --value 1 --on 2025-05-19")
        let now = try #require(try await overall(clinic)["change"] as? [String: Any])
        let before = try #require(try await overall(clinic, "--as-of \(then)")["change"] as? [String: Any])
        #expect(now["mean"] as? Double == -5 && before["mean"] as? Double == -5)
        #expect(try await overall(clinic, "--as-of \(then)").description.contains("plantar") == false)
        let byTreatment = try await clinic.firststep("outcomes report --by treatment --format csv --as-of \(then)")
            .output
        #expect(byTreatment.contains("focused-eswt,Focused shockwave (ESWT),1,0,0,0,1,"))
        #expect(
            try await clinic.firststep("outcomes report --by treatment --format csv").output.contains(
                "focused-eswt,Focused shockwave (ESWT),1,0,0,0,0,"
            )
        )
        #expect(try await overall(clinic, "--as-of 2025-01-01")["heels"] as? Int == 0)
        #expect(
            try await clinic.firststep("outcomes report --as-of 2025-01-01").output.contains(
                "No heel has its day 0 in this period."
            )
        )
    }

    @Test("as of a moment, the clinic has the name and the time zone of that moment")
    func asOfEarlierClinic() async throws {
        let clinic = try await threeCases()
        let then = try #require(try await json(clinic)["as_of"] as? String)
        // Of a day long past the zone of its time is not known: the first one recorded stands for it.
        let moments = ["", "--as-of \(then)", "--as-of 2025-06-01"]
        var before: [String] = []
        for moment in moments {
            before.append(try await clinic.firststep("outcomes report --format json \(moment)").output)
        }
        let edit = try await clinic.firststep("clinic edit denver --name Tokyo --time-zone Asia/Tokyo")
        try #require(edit.code == 0, "\(edit.errors)")
        for (moment, report) in zip(moments, before).dropFirst() {
            #expect(try await clinic.firststep("outcomes report --format json \(moment)").output == report)
        }
        #expect(try await json(clinic)["clinic_name"] as? String == "Tokyo")
    }

    @Test("a heel cannot join a case later, and so no earlier report")
    func lateHeel() async throws {
        let clinic = try await threeCases()
        await #expect {
            try await clinic.pool.transaction { transaction in
                try await transaction.execute(
                    "INSERT INTO clinic.heel (clinic_id, case_id, side) SELECT clinic_id, 1001, 'right' FROM clinic.clinic"
                )
            }
        } throws: {
            ($0 as? PostgresError)?.constraint == "heel_is_of_the_opening"
        }
    }

    @Test("a withdrawal from a series that was struck explains nothing")
    func struckSeries() async throws {
        let clinic = try await threeCases()
        _ = try await clinic.firststep("series plan C-1002 --treatment prp --on 2025-03-11")
        _ = try await clinic.firststep("series stop S-5 --kind withdrawn --on 2025-03-12")
        #expect(try await flow(clinic)["withdrawn"] == 1)
        _ = try await clinic.firststep("series void S-5 --reason mistake")
        #expect(try await flow(clinic) == ["no_baseline": 2, "scored": 1, "lost": 1])
        #expect(try await clinic.standing("clinic.series_stop") == 0)
    }

    @Test("a report is settled once no transaction that began before its moment is open")
    func settled() async throws {
        let clinic = try await threeCases()
        let then = try #require(try await json(clinic)["as_of"] as? String)
        #expect(try await json(clinic, "--as-of \(then)")["settled"] as? Bool == true)
        try await clinic.pool.transaction { transaction in
            _ = try await transaction.query("SELECT 1")
            #expect(try await json(clinic)["settled"] as? Bool == false)
            #expect(try await json(clinic, "--as-of \(then)")["settled"] as? Bool == true)
        }
        #expect(try await json(clinic)["settled"] as? Bool == true)
    }

    @Test(
        "a question that has no answer is refused",
        arguments: [
            ("--window 9w", 65, "there is no follow-up window \"9w\"; use one of: 6w, 12w, 6m, 12m"),
            ("--instrument lefs", 65, "is about the patient and not one heel"),
            ("--instrument nprs", 65, "there is no instrument \"nprs\""),
            ("--by shoes", 64, "use one of: treatment, diagnosis"),
            ("--as-of 2999-01-01", 65, "--as-of 2999-01-01 lies in the future"),
            ("--as-of 2999-01-01T00:00:00Z", 65, "lies in the future"),
            ("--as-of yesterday", 64, "neither a date nor a moment"),
            ("--from 2025-02-01 --to 2025-01-01", 65, "ends on 2025-01-01, before it begins on 2025-02-01"),
        ]
    )
    func refused(options: String, code: Int32, words: String) async throws {
        let clinic = try await TestClinic()
        let outcome = try await clinic.firststep("outcomes report \(options)")
        #expect(outcome.code == code && outcome.output.isEmpty)
        #expect(outcome.errors.contains(words))
    }

    @Test("where a higher score is better, percent responders are not defined and say so")
    func higherIsBetter() async throws {
        let clinic = try await threeCases()
        _ = try await clinic.firststep("score record C-1001 --instrument visa-a --value 40 --on 2025-03-09")
        _ = try await clinic.firststep("score record C-1001 --instrument visa-a --value 60 --on 2025-06-02")
        let overall = try await overall(clinic, "--instrument visa-a")
        let responders = try #require(overall["responders"] as? [[String: Any]])
        #expect(responders[0]["responders"] is NSNull && responders[3]["responders"] as? Int == 1)
        let text = try await clinic.firststep("outcomes report --instrument visa-a").output
        #expect(text.contains("not defined") && text.contains("where a higher score is better"))
    }
}
