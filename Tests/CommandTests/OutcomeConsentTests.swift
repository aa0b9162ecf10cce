import Domain
import Foundation
import Postgres
import TestSupport
import Testing

@Suite("Who is counted in the statistics")
struct OutcomeConsentTests {
    /// P-1001 with a left heel and P-1002 with a right one, both treated on one day and scored before and after.
    private func twoPatients() async throws -> TestClinic {
        let clinic = try await TestClinic()
        for line in [
            "patient add --family Second --given Bob --born 1990-01-01 --sex male",
            "case open P-1001 --side left --opened-on 2025-01-10",
            "case open P-1002 --side right --opened-on 2025-01-10",
            "case diagnose C-1001 --diagnosis plantar-fasciopathy --on 2025-01-10",
            "series plan C-1001 --treatment focused-eswt --on 2025-03-01",
            "series plan C-1002 --treatment radial-eswt --on 2025-03-01",
            "session record S-1 --on 2025-03-10", "session record S-2 --on 2025-03-10",
            "score record C-1001 --value 7 --on 2025-03-09", "score record C-1002 --value 6 --on 2025-03-10",
            "score record C-1001 --value 2 --on 2025-05-19", "score record C-1002 --value 4 --on 2025-06-02",
        ] {
            let outcome = try await clinic.firststep(line)
            try #require(outcome.code == 0, "\(line): \(outcome.errors)")
        }
        return clinic
    }

    private func moment(_ clinic: TestClinic) async throws -> String {
        try #require(try await clinic.report()["as_of"] as? String)
    }

    @Test("who withdraws leaves later reports, and no earlier one; who agrees again is back")
    func withdrawal() async throws {
        let clinic = try await twoPatients()
        let before = try await moment(clinic)
        let report = try await clinic.firststep("outcomes report --format json --as-of \(before)").output
        try await clinic.decide("withdrawn", "outcome-statistics")
        #expect(try await clinic.flow() == ["no_consent": 1, "scored": 1])
        #expect(try await clinic.firststep("outcomes report --format json --as-of \(before)").output == report)
        let withdrawn = try await moment(clinic)
        try await clinic.decide("given", "outcome-statistics")
        #expect(try await clinic.flow() == ["scored": 2])
        #expect(try await clinic.flow("--as-of \(withdrawn)") == ["no_consent": 1, "scored": 1])
    }

    @Test("of who withdrew the report says that they are there, and nothing else")
    func silence() async throws {
        let clinic = try await twoPatients()
        try await clinic.decide("withdrawn", "outcome-statistics")
        let text = try await clinic.firststep("outcomes report").output
        #expect(text.contains("Of 2 heels of 2 patients, 1 has a score before and after."))
        #expect(text.split(separator: "\n").contains { $0.hasPrefix("  consent withdrawn ") && $0.hasSuffix(" -1") })
        #expect(text.contains("1 heel left out: consent to outcome statistics was withdrawn."))
        #expect(!text.contains("Focused shockwave") && !text.contains("Plantar fasciopathy"))
        #expect(!text.contains("Home care only"))
        let csv = try await clinic.firststep("outcomes report --by treatment --format csv").output
            .split(separator: "\r\n")
        #expect(
            csv.count == 3 && csv[1].contains(",all,,All,2,0,0,0,1,") && csv[1].contains(",outcome-statistics,1,")
        )
        #expect(csv[2].contains(",treatment,radial-eswt,Radial shockwave (ESWT),1,0,0,0,1,"))
    }

    @Test("a decision on another purpose leaves nobody out")
    func otherPurpose() async throws {
        let clinic = try await twoPatients()
        for purpose in ["treatment", "research", "contact"] { try await clinic.decide("withdrawn", purpose) }
        #expect(try await clinic.flow() == ["scored": 2])
    }

    @Test("research counts only who agreed to it, and did not withdraw from the statistics")
    func research() async throws {
        let clinic = try await twoPatients()
        #expect(try await clinic.flow("--purpose research") == ["no_consent": 2])
        #expect(
            try await clinic.firststep("outcomes report --purpose research").output.contains(
                "2 heels left out: no consent"
            )
        )
        try await clinic.decide("given", "research", of: 1002)
        #expect(try await clinic.flow("--purpose research") == ["no_consent": 1, "scored": 1])
        #expect(try await clinic.report("--purpose research")["purpose"] as? String == "research")
        try await clinic.decide("withdrawn", "outcome-statistics", of: 1002)
        #expect(try await clinic.flow("--purpose research") == ["no_consent": 2])
    }

    @Test("two numbers of a person are one patient from when they are merged, in whatever is decided under either")
    func merged() async throws {
        let clinic = try await twoPatients()
        let before = try await moment(clinic)
        _ = try await clinic.ask(
            TestServer.staff,
            """
            INSERT INTO clinic.patient_merge (clinic_id, patient_id, survivor_id)
            SELECT clinic_id, 1001, 1002 FROM access.whoami()
            """
        )
        let report = try await clinic.report()
        let overall = try #require(report["overall"] as? [String: Any])
        #expect(overall["heels"] as? Int == 2 && report["patients"] as? Int == 1)
        // Both were treated on one day: the worse heel counts.
        #expect(try await clinic.flow() == ["other_heel": 1, "scored": 1])
        #expect((overall["change"] as? [String: Any])?["mean"] as? Double == -5)
        #expect(try await clinic.flow("--as-of \(before)") == ["scored": 2])
        try await clinic.decide("withdrawn", "outcome-statistics", of: 1001)
        #expect(try await clinic.flow() == ["no_consent": 2])
        _ = try await clinic.ask(
            TestServer.staff,
            "UPDATE clinic.patient_merge SET voided_at = now(), voided_by = current_user, void_reason = 'two people'"
        )
        #expect(try await clinic.flow() == ["no_consent": 1, "scored": 1])
    }

    @Test("the figures are the same for whoever may ask, also with a restricted patient")
    func whoeverAsks() async throws {
        let clinic = try await twoPatients()
        _ = try await clinic.ask(
            TestServer.staff,
            "INSERT INTO clinic.restriction (clinic_id, patient_id) SELECT clinic_id, 1001 FROM access.whoami()"
        )
        // The staff of the test hold every duty; P-1001's case is hidden from them, too.
        let then = try await moment(clinic)
        let asked = try await clinic.firststep("outcomes report --format json --as-of \(then)").output
        #expect(asked.contains("\"scored\" : 2"))
        for duty in [Duty.analyst, .clinician, .nightly] {
            let outcome = try await clinic.colleague(duty)
                .run("outcomes", "report", "--format", "json", "--as-of", then)
            #expect(outcome.output == asked, "\(duty): \(outcome.errors)")
        }
        for duty in [Duty.frontdesk, .billing, .auditor, .administrator] {
            let outcome = try await clinic.colleague(duty).run("outcomes", "report")
            #expect(outcome.code == 77 && outcome.output.isEmpty, "\(duty)")
        }
    }

    @Test("the front desk learns a score's day and baseline, and no exam that the day may come from")
    func frontDesk() async throws {
        let clinic = try await TestClinic()
        for line in [
            "case open P-1001 --side left --opened-on 2025-01-10",
            "exam record C-1001 --on 2025-01-12 --finding hop=negative",
            "score record C-1001 --value 7 --on 2025-01-12", "score record C-1001 --value 2 --on 2025-04-06",
        ] { _ = try await clinic.firststep(line) }
        _ = try await clinic.colleague(.frontdesk)
        let login = TestServer.login(.frontdesk)
        let rows = try await clinic.ask(login, "SELECT score_id, index_on, baseline_id FROM reporting.score_days(1001)")
        #expect(try rows.map { try $0.decode("index_on", as: Day.self).description } == ["2025-01-12", "2025-01-12"])
        #expect(try rows.allSatisfy { try $0.decode("baseline_id", as: Int64.self) == 1 })
        await #expect { try await clinic.ask(login, "SELECT performed_on FROM clinic.exam") } throws: {
            ($0 as? PostgresError)?.sqlState == .insufficientPrivilege
        }
    }

    @Test("no question that the database does not know is answered with an empty count")
    func unknown() async throws {
        let clinic = try await TestClinic()
        _ = try await clinic.colleague(.analyst)
        for words in [
            "'nprs', '12w', NULL, NULL, false, 'research', '{treatment}'",
            "'morning-pain', '9w', NULL, NULL, false, 'research', '{treatment}'",
            "'morning-pain', '12w', NULL, NULL, false, 'sale', '{treatment}'",
            "'morning-pain', '12w', NULL, NULL, false, 'research', '{shoe}'",
            "'morning-pain', '12w', NULL, NULL, false, 'research', '{}'",
        ] {
            await #expect {
                try await clinic.ask(
                    TestServer.login(.analyst),
                    "SELECT * FROM reporting.outcome_counts(\(unescaped: words), now())"
                )
            } throws: { ($0 as? PostgresError)?.sqlState?.category == "22" }
        }
    }
}
