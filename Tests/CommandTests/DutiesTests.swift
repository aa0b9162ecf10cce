import Domain
import Foundation
import TestSupport
import Testing

/// What each duty sees of the commands: what it may, and by name what it may not.
@Suite("Duties at the desk")
struct DutiesTests {
    /// C-1001 with a complaint, a diagnosis and a charge; made once for the tests that only read it.
    private static let reading = Task { try await clinic() }

    private static func clinic() async throws -> TestClinic {
        let clinic = try await TestClinic()
        for line in [
            "case open P-1001 --side left --opened-on 2025-01-13 --complaint \"sharp first steps\"",
            "case diagnose C-1001 --diagnosis plantar-fasciopathy --on 2025-01-13",
            "exam record C-1001 --on 2025-01-13 --finding hop=positive --note \"winced\"",
            "series plan C-1001 --treatment focused-eswt --on 2025-01-13 --note \"soon\"",
            "score record C-1001 --value 7 --on 2025-01-13",
            "billing fees set visit-new --amount 180 --from 2025-01-01",
            "billing charges add C-1001 --service visit-new --on 2025-01-13",
        ] {
            #expect(try await clinic.firststep(line).code == 0, "\(line)")
        }
        return clinic
    }

    private func object(_ outcome: FirstStepBinary.Outcome) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    }

    @Test("the front desk sees a case without what the patient said and what the heel has, both named")
    func caseForFrontDesk() async throws {
        let desk = try await Self.reading.value.colleague(.frontdesk)
        let card = try await desk.line("case show C-1001")
        #expect(card.code == 0)
        #expect(card.output.contains("Name       Example, Ann\n"))
        #expect(card.output.contains("Complaint  not for frontdesk\n"))
        #expect(card.output.contains("Left heel  not for frontdesk\n"))
        #expect(!card.output.contains("sharp"))
        let json = try object(try await desk.line("case show C-1001 --format json"))
        #expect(json["complaint"] is NSNull)
        #expect(json["not_permitted"] as? [String] == ["complaint", "left_heel"])
        let list = try await desk.line("case list")
        #expect(list.output.contains("C-1001"))
        #expect(list.output.hasSuffix("Diagnosis, Status: not for frontdesk\n"))
        #expect(!list.output.contains("plantar"))
        let series = try await desk.line("series show S-1")
        #expect(series.output.contains("Note                not for frontdesk\n"))
        #expect(try await desk.line("series list").code == 0)
        #expect(try await desk.line("session list C-1001").code == 0)
    }

    @Test("the front desk registers, corrects, finds and opens, and is told what it typed is kept from it")
    func frontDeskWrites() async throws {
        let clinic = try await TestClinic()
        let desk = try await clinic.colleague(.frontdesk)
        #expect(try await desk.line("patient add --family Muster --given Max --born 1990-01-02 --sex male").code == 0)
        #expect(try await desk.line("patient edit P-1002 --born 1991-01-02").code == 0)
        #expect(try await desk.line("patient find mus").output.contains("1991-01-02"))
        let opened = try await desk.line("case open P-1002 --side left --opened-on 2025-01-13 --complaint \"it hurts\"")
        #expect(opened.code == 0)
        #expect(opened.output.contains("Complaint  not for frontdesk\n"))
        let tooLate = try await desk.line("patient edit P-1002 --born 2025-01-14")
        #expect(tooLate.code == 65)
        #expect(tooLate.errors.contains("lies after the first record of P-1002, of 2025-01-13"))
        let closing = try await desk.line("case close C-1001 --outcome resolved")
        #expect(closing.code == 77)
        #expect(
            closing.errors == "case close: changing closings of cases is for: clinician (this login is frontdesk)\n"
        )
    }

    @Test("the front desk records, lists and strikes scores, without remarks and without what was found")
    func scoresForFrontDesk() async throws {
        let clinic = try await Self.clinic()
        let desk = try await clinic.colleague(.frontdesk)
        let recorded = try await desk.line("score record C-1001 --value 2 --on 2025-03-10 --note \"says it is fine\"")
        #expect(recorded.code == 0, "\(recorded.errors)")
        #expect(recorded.output.contains("Change from baseline  -5\n"))
        #expect(recorded.output.contains("not for frontdesk\n"))
        let list = try await desk.line("score list C-1001")
        #expect(list.code == 0)
        #expect(list.output.hasSuffix("Note: not for frontdesk\n"))
        #expect(try await desk.line("score void M-2 --reason mistyped").code == 0)
        let summary = try await desk.line("case summary C-1001")
        #expect(summary.code == 0, "\(summary.errors)")
        for part in ["Diagnosis", "Findings", "Imaging", "Home care", "Milestones", "Charges"] {
            #expect(summary.output.contains("\(part): not for frontdesk\n"), "\(part)")
        }
        #expect(summary.output.contains("Morning pain, 0-10"))
        #expect(try await desk.line("patient export P-1001").code == 0)
    }

    @Test("billing's summary names what is left out and shows diagnosis, sessions and charges")
    func summaryForBilling() async throws {
        let billing = try await Self.reading.value.colleague(.billing)
        let text = try await billing.line("case summary C-1001")
        #expect(text.code == 0)
        for part in ["Findings", "Imaging", "Home care", "Morning pain", "Milestones"] {
            #expect(text.output.contains("\(part): not for billing\n"), "\(part)")
        }
        #expect(text.output.contains("Plantar fasciopathy"))
        #expect(text.output.contains("Total $180.00"))
        #expect(!text.output.contains("sharp"))
        let json = try object(try await billing.line("case summary C-1001 --format json"))
        #expect(
            json["not_permitted"] as? [String] == [
                "complaint", "findings", "imaging", "measurements", "home_care", "ladder", "morning_pain",
                "other_scores",
                "milestones",
            ]
        )
        #expect(json["findings"] is NSNull)
        #expect((json["charges"] as? [Any])?.count == 1)
        for format in ["html", "md"] {
            let page = try await billing.line("case summary C-1001 --format \(format)")
            #expect(page.code == 0)
            #expect(page.output.contains("not for billing"))
        }
    }

    @Test("the clinician's summary leaves out the money by name")
    func summaryForClinician() async throws {
        let clinician = try await Self.reading.value.colleague(.clinician)
        let json = try object(try await clinician.line("case summary C-1001 --format json"))
        #expect(json["not_permitted"] as? [String] == ["charges", "charges_total"])
        #expect(json["complaint"] as? String == "sharp first steps")
        #expect(json["charges_total"] is NSNull)
    }

    @Test("billing charges, strikes and exports without any other duty")
    func charging() async throws {
        let clinic = try await Self.clinic()
        let billing = try await clinic.colleague(.billing)
        let added = try await billing.line("billing charges add C-1001 --service visit-new --on 2025-02-03")
        #expect(added.code == 0)
        #expect(try await clinic.superuser("SELECT FROM clinic.visit WHERE visit_on = '2025-02-03'").count == 1)
        #expect(try await billing.line("billing charges void B-2 --reason twice").code == 0)
        let export = try await billing.line("billing export --from 2025-01-01 --to 2025-12-31")
        #expect(export.output.contains("denver,P-1001,Example,Ann,1984-03-05,C-1001"))
        #expect(try await billing.line("billing fees list").code == 0)
        #expect(try await billing.line("billing services").code == 0)
    }

    @Test(
        "a refusal says whose duty it is, and nothing of SQL",
        arguments: [
            (Duty.frontdesk, "exam list C-1001", "findings are for: clinician (this login is frontdesk)"),
            (.frontdesk, "case diagnose C-1001 --diagnosis haglund", "changing diagnoses is for: clinician"),
            (.clinician, "billing charges list", "charges are for: billing (this login is clinician)"),
            (.billing, "billing fees end visit-new --on 2025-03-01", "changing fees is for: administrator"),
            (.administrator, "patient list", "patients are for: clinician, frontdesk, billing"),
            (.auditor, "case show C-1001", "cases are for: clinician, frontdesk, billing (this login is auditor)"),
            (.analyst, "staff list", "the names of the staff are for: clinician, frontdesk, billing, administrator"),
            (.auditor, "patient erase P-1001 --confirm P-1001", "erasing a patient is for: administrator"),
        ]
    )
    func refusal(duty: Duty, line: String, words: String) async throws {
        let clinic = try await Self.reading.value
        let outcome = try await clinic.colleague(duty).line(line)
        #expect(outcome.code == 77)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.contains(": \(words)"))
        let action = line.split(separator: " ").prefix { $0.first?.isLowercase == true && !$0.hasPrefix("visit") }
        let logged = try await clinic.superuser(
            """
            SELECT detail.body FROM audit.event JOIN audit.detail USING (clinic_id, event_id)
            WHERE outcome = 'refused' AND actor = \(TestServer.login(duty)) AND action = \(action.joined(separator: " "))
            """
        )
        #expect(try logged.contains { try ($0["body"] as String).contains(words) })
    }

    @Test("whatever a duty reads, it is shown or refused in words: no SQLSTATE, no bug", arguments: Duty.allCases)
    func everyReading(duty: Duty) async throws {
        let program = try await Self.reading.value.colleague(duty)
        for line in [
            "status", "clinic list", "staff list", "patient list", "patient show P-1001", "patient find ann",
            "case list",
            "case show C-1001", "case summary C-1001", "exam list C-1001", "exam show E-1", "imaging list",
            "imaging catalogue", "imaging price list", "home list C-1001", "series list", "series show S-1",
            "session list C-1001", "score list C-1001", "billing services", "billing fees list", "billing charges list",
            "billing export --from 2025-01-01 --to 2025-12-31", "patient export P-1001",
            "patient export P-1001 --format fhir", "export fhir C-1001",
        ] {
            let outcome = try await program.line(line)
            #expect([0, 77].contains(outcome.code), "\(line): \(outcome.errors)")
            #expect(!outcome.errors.contains("SQLSTATE"), "\(line)")
        }
    }

    @Test("status counts what the login may see and names the rest")
    func status() async throws {
        let clinic = try await Self.reading.value
        let clinician = try await clinic.colleague(.clinician).line("status")
        #expect(
            clinician.output.contains(
                "Clinic                   denver\nYour roles               clinician\nPatients                 1\n"
            )
        )
        let json = try object(try await clinic.colleague(.billing).line("status --format json"))
        #expect(json["cases"] as? Int == 1)
        #expect(json["scores"] is NSNull)
        #expect(json["not_permitted"] as? [String] == ["scores"])
        let auditor = try await clinic.colleague(.auditor).line("status")
        #expect(auditor.code == 0)
        #expect(auditor.output.contains("Patients                 not for auditor\n"))
    }

    @Test("status tells a login without a clinic how to get one")
    func statusWithoutClinic() async throws {
        let outcome = try await TestServer.shared.program().run("status")
        #expect(outcome.code == 0)
        #expect(outcome.output.contains("this login belongs to no clinic"))
        #expect(outcome.output.contains("firststep staff add --login"))
    }

    @Test("auditors and analysts learn which clinic is theirs", arguments: [Duty.auditor, .analyst])
    func clinicName(duty: Duty) async throws {
        let outcome = try await Self.reading.value.colleague(duty).line("clinic list")
        #expect(outcome.code == 0)
        #expect(outcome.output.contains("denver  Denver Heel Clinic\n"))
        #expect(outcome.output.contains("not for \(duty)\n"))
    }
}
