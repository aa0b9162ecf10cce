import Domain
import Postgres
import TestSupport
import Testing

@Suite("A recall of a lot or a device")
struct RecallTests {
    /// T-1 and T-2 of P-1001 used the lot, T-2 was struck; T-3 used another lot of the same make.
    private static func clinic() async throws -> TestClinic {
        let clinic = try await TestClinic.withCases()
        for line in [
            "series plan C-1001 --treatment radial-eswt --on 2025-03-01 --quiet",
            "session record S-1 --on 2025-03-10 --device \"EMS Swiss DolorClast\" --lot L-77a --quiet",
            "session record S-1 --on 2025-03-17 --device \"Dolorclast 2\" --lot \" l-77A \" --quiet",
            "session void T-2 --reason \"wrong heel\"",
            "session record S-1 --on 2025-03-18 --device \"Dolorclast 2\" --lot L-77 --quiet",
        ] {
            let outcome = try await clinic.firststep(line)
            #expect(outcome.code == 0, "\(line): \(outcome.errors)")
        }
        return clinic
    }

    @Test("the whole lot is matched in either case, and a struck session is listed as struck")
    func lot() async throws {
        let clinic = try await Self.clinic()
        let found = try await clinic.firststep("session find --lot \"L-77A \" --format csv")
        #expect(
            found.output == """
                session,performed_on,case,patient,name,side,treatment,device,lot,is_struck\r
                T-1,2025-03-10,C-1001,P-1001,"Example, Ann",left,radial-eswt,EMS Swiss DolorClast,L-77a,false\r
                T-2,2025-03-17,C-1001,P-1001,"Example, Ann",left,radial-eswt,Dolorclast 2,l-77A,true\r

                """
        )
        #expect(found.errors.isEmpty)
        let json = try await clinic.firststep("session find --lot l-77 --format json").output
        #expect(json.contains("\"session\" : \"T-3\"") && !json.contains("T-1"))
        let none = try await clinic.firststep("session find --lot L-7")
        #expect(none.code == 0 && none.output == "no session used lot L-7\n")
    }

    @Test("a device is found by a part of its name, narrowed by lot, treatment and days")
    func device() async throws {
        let clinic = try await Self.clinic()
        let asked: [(String, [String])] = [
            ("--device dolorclast", ["T-1", "T-2", "T-3"]), ("--device swiss", ["T-1"]),
            ("--device \"DOLORCLAST 2\" --lot L-77", ["T-3"]), ("--device dolorclast --to 2025-03-10", ["T-1"]),
            ("--device dolorclast --from 2025-03-17 --to 2025-03-17", ["T-2"]),
            ("--device dolorclast --treatment focused-eswt", []), ("--device %", []), ("--device _", []),
        ]
        for (options, sessions) in asked {
            let csv = try await clinic.firststep("session find \(options) --format csv").output
            let numbers = csv.split(separator: "\r\n").dropFirst().map { String($0.prefix(3)) }
            #expect(numbers == sessions, "\(options)")
        }
    }

    @Test(
        "what cannot be asked is refused",
        arguments: [
            ("", 64, "say --lot, --device or both"), ("--lot \"\"", 64, "the text is empty"),
            ("--lot L-7 --treatment eswt", 65, "did you mean focused-eswt or radial-eswt?"),
            ("--lot L-7 --from 2025-02-01 --to 2025-01-01", 65, "before it begins"),
        ] as [(String, Int32, String)]
    )
    func refused(options: String, code: Int32, words: String) async throws {
        let outcome = try await TestClinic().firststep("session find \(options)")
        #expect(outcome.code == code && outcome.output.isEmpty)
        #expect(outcome.errors.contains(words), "\(outcome.errors)")
    }

    @Test("a merged person is named by the number that stands")
    func merged() async throws {
        let clinic = try await Self.clinic()
        for line in [
            "patient add --family Example --given Anna --born 1984-03-05 --sex female --quiet",
            "patient merge P-1001 --into P-1002 --quiet",
        ] { #expect(try await clinic.firststep(line).code == 0) }
        let found = try await clinic.firststep("session find --lot L-77 --format csv")
        #expect(found.output.contains("T-3,2025-03-18,C-1001,P-1002,\"Example, Anna\",left,"))
        #expect(!found.output.contains("P-1001"))
    }

    @Test("a restricted patient's session is listed without whose it is, until somebody says why they have to know")
    func restricted() async throws {
        let clinic = try await Self.clinic()
        #expect(try await clinic.firststep("patient restrict P-1001 --reason staff").code == 0)
        let desk = try await clinic.colleague(.frontdesk)
        let found = try await desk.line("session find --lot L-77 --format json")
        #expect(found.code == 0 && found.output.contains("\"session\" : \"T-3\""))
        #expect(found.output.contains("\"patient\" : null") && !found.output.contains("1001"))
        #expect(!found.output.contains("Example"))
        #expect(
            found.errors == "P-1001 is restricted; to see them: firststep patient open P-1001 --reason \"...\"\n"
        )
        #expect(try await desk.line("session find --lot L-77").output.hasSuffix("Case, Patient, Name: restricted\n"))
        #expect(try await desk.line("patient open P-1001 --reason recall").code == 0)
        #expect(try await desk.line("session find --lot L-77").output.contains("Example, Ann"))
    }

    @Test("each clinic finds its own sessions alone")
    func otherClinic() async throws {
        let clinic = try await Self.clinic()
        try await TestClinic.found("austin", administrator: TestServer.otherStaff, in: clinic.database)
        let other = clinic.program.acting(as: TestServer.otherStaff)
        for line in [
            "patient add --family Muster --given Max --born 1990-01-02 --sex male --quiet",
            "case open P-1001 --side right --opened-on 2025-01-13 --quiet",
            "series plan C-1001 --treatment radial-eswt --on 2025-03-01 --quiet",
            "session record S-1 --on 2025-03-11 --device \"Dolorclast 2\" --lot L-77 --quiet",
        ] {
            let outcome = try await other.line(line)
            #expect(outcome.code == 0, "\(line): \(outcome.errors)")
        }
        let theirs = try await other.line("session find --lot L-77 --format csv").output
        #expect(theirs.contains("2025-03-11") && theirs.contains("Muster") && !theirs.contains("Example"))
        #expect(theirs.split(separator: "\r\n").count == 2)
        let ours = try await clinic.firststep("session find --device dolorclast --format csv").output
        #expect(ours.split(separator: "\r\n").count == 4 && !ours.contains("Muster"))
    }

    @Test("who treats, receives or bills may ask; the log keeps what was asked and whose sessions were seen")
    func duties() async throws {
        let clinic = try await Self.clinic()
        for duty in [Duty.clinician, .frontdesk, .billing] {
            #expect(try await clinic.colleague(duty).line("session find --lot L-77").output.contains("Example, Ann"))
        }
        for duty in [Duty.analyst, .auditor, .administrator] {
            let refused = try await clinic.colleague(duty).line("session find --lot L-77")
            #expect(refused.code == 77 && refused.output.isEmpty)
            #expect(refused.errors.contains("sessions are for: clinician, frontdesk, billing (this login is \(duty)"))
        }
        let logged = try await clinic.superuser(
            """
            SELECT detail.body FROM audit.event JOIN audit.detail USING (clinic_id, event_id)
            JOIN audit.event_patient USING (clinic_id, event_id)
            WHERE action = 'session find' AND outcome = 'done' AND patient_id = 1001
            """
        )
        #expect(logged.count == 3)
        #expect(try logged.allSatisfy { try ($0["body"] as String).contains("\"asked\":\"lot L-77\"") })
    }
}
