import Postgres
import TestSupport
import Testing

@Suite("Series and sessions from the command line")
struct SeriesCommandTests {
    private let plan = "series plan C-1001 --treatment focused-eswt --on 2025-03-01 --starts-on 2025-03-10"

    @Test("a series takes the treatment's usual protocol, and its sessions say how far it is")
    func course() async throws {
        let clinic = try await TestClinic.withCases()
        let planned = try await clinic.firststep("\(plan) --by dlee --note \"after a plateau\"")
        #expect(planned.code == 0 && planned.errors.isEmpty)
        #expect(
            planned.output.contains("Series              S-1\nCase                C-1001\nHeel                left\n")
        )
        #expect(planned.output.contains("Delivered           0 of 3\n"))
        let dose = "--energy 0.20 --impulses 2000 --frequency 8 --pain-during 4 --device \"Example wave\""
        let first = try await clinic.firststep("session record S-1 --on 2025-03-10 \(dose)")
        #expect(first.code == 0 && first.errors.isEmpty)
        #expect(
            first.output.contains("Place in series     1 of 3\n") && first.output.contains("Energy (mJ/mm2)     0.2\n")
        )
        _ = try await clinic.firststep("session record S-1 --on 2025-03-17 \(dose)")
        let listed = try await clinic.firststep("series list --case C-1001 --format csv").output
        #expect(
            listed.contains("S-1,C-1001,left,focused-eswt,overdue,2 of 3,2,3,0,7,2025-03-10,2025-03-17,2025-03-24\r\n")
        )
        _ = try await clinic.firststep("session record S-1 --on 2025-03-24 \(dose)")
        let shown = try await clinic.firststep("series show S-1").output
        #expect(shown.contains("completed") && shown.contains("3 of 3") && shown.contains("T-3"))
        let json = try await clinic.firststep("series show S-1 --format json").output
        #expect(json.contains("\"days_since_last\" : 7") && json.contains("\"next_due_on\" : null"))
        let sessions = try await clinic.firststep("session list C-1001 --format csv").output
        #expect(sessions.contains("T-2,S-1,left,focused-eswt,2,2025-03-17,7,,0.2,,2000,8,,"))
    }

    @Test("an unusual interval, an extra session and missing guidance are warned of")
    func warnings() async throws {
        let clinic = try await TestClinic.withCases()
        let one = try await clinic.firststep("\(plan) --sessions 1")
        #expect(
            one.errors
                == "warning: 1 session of focused-eswt: usual is 3-5 (heel-pain-article), trials used 2-10 (eswt-trials)\n"
        )
        _ = try await clinic.firststep("session record S-1 --on 2025-03-10")
        let extra = try await clinic.firststep("session record S-1 --on 2025-03-20 --energy 0.2")
        #expect(extra.code == 0 && extra.output.contains("2 extra"))
        #expect(extra.errors == "warning: an extra session: 2 delivered, 1 planned\n")
        #expect(try await clinic.firststep("series list").output.contains("1 of 1 + 1 extra"))
        _ = try await clinic.firststep("series plan C-1001 --treatment prp --sessions 2 --on 2025-03-01")
        _ = try await clinic.firststep("session record S-2 --on 2025-03-10 --volume 3.0 --guidance ultrasound")
        let soon = try await clinic.firststep(
            "session record S-2 --on 2025-03-20 --volume 3.0 --guidance none --preparation plasma"
        )
        #expect(
            soon.errors == """
                warning: 10 days after the session of 2025-03-10; planned are 28 (give or take 2)
                warning: prp without ultrasound guidance

                """
        )
        let again = try await clinic.firststep("series plan C-1001 --treatment radial-eswt --on 2025-01-01")
        #expect(again.errors.contains("warning: the planning date 2025-01-01 lies before the opening of case C-1001"))
    }

    @Test("a stopped series takes no session until the stop is taken back")
    func stopping() async throws {
        let clinic = try await TestClinic.withCases()
        _ = try await clinic.firststep(plan)
        let stopped = try await clinic.firststep(
            "series stop S-1 --kind withdrawn --on 2025-03-12 --note \"moved away\""
        )
        #expect(stopped.code == 0 && stopped.output.contains("State               withdrawn\n"))
        let refused = try await clinic.firststep("session record S-1 --on 2025-03-10")
        #expect(refused.code == 65 && refused.output.isEmpty)
        #expect(refused.errors.hasPrefix("session record: series S-1 was withdrawn on 2025-03-12; plan a new one"))
        #expect(try await clinic.standing("clinic.session") == 0)
        #expect(try await clinic.firststep("series stop S-1 --kind stopped").code == 65)
        #expect(try await clinic.firststep("series resume S-1 --reason \"other patient\"").code == 0)
        #expect(try await clinic.firststep("session record S-1 --on 2025-03-10").code == 0)
        #expect(try await clinic.firststep("series resume S-1 --reason again").code == 65)
    }

    @Test("a series is struck only when no session stands, and a session can be struck and recorded anew")
    func voiding() async throws {
        let clinic = try await TestClinic.withCases()
        _ = try await clinic.firststep(plan)
        _ = try await clinic.firststep("session record S-1 --on 2025-03-10")
        let refused = try await clinic.firststep("series void S-1 --reason mistake")
        #expect(refused.code == 65 && refused.errors.contains("has a delivered session; void those first"))
        #expect(try await clinic.firststep("session void T-1 --reason \"wrong day\" --dry-run").code == 0)
        #expect(try await clinic.standing("clinic.session") == 1)
        let struck = try await clinic.firststep("session void T-1 --reason \"wrong day\"")
        #expect(struck.code == 0 && struck.output.contains("Voided because"))
        #expect(
            try await clinic.firststep("session void T-1 --reason again").errors.contains("T-1 was voided: wrong day")
        )
        #expect(try await clinic.firststep("session record S-1 --on 2025-03-10").output.contains("1 of 3"))
        _ = try await clinic.firststep("session void T-2 --reason mistake")
        #expect(try await clinic.firststep("series void S-1 --reason mistake").code == 0)
        let gone = try await clinic.firststep("session record S-1 --on 2025-03-10")
        #expect(gone.code == 65 && gone.errors == "session record: series S-1 was voided: mistake\n")
    }

    @Test(
        "a plan that cannot be is refused",
        arguments: [
            ("series plan C-9 --treatment prp", 65, "there is no case C-9"),
            ("series plan C-1003 --treatment prp", 65, "was closed on 2025-03-01"),
            ("series plan C-1001 --treatment prp --side right", 65, "about the left heel, not the right one"),
            ("series plan C-1002 --treatment prp", 65, "say --side left or --side right"),
            ("series plan C-1001 --treatment eswt", 65, "did you mean focused-eswt or radial-eswt?"),
            ("series plan C-1001 --treatment prp --on 2999-01-01", 65, "lies in the future"),
            ("series plan C-1001 --treatment prp --on 1970-01-01", 65, "before the patient's birth"),
            ("series plan C-1001 --treatment prp --sessions 51", 65, "--sessions 51 is outside 1-50"),
            ("series plan C-1001 --treatment corticosteroid --sessions 2", 65, "say --interval in days"),
            ("series plan C-1001 --treatment prp --starts-on 2025-01-01", 65, "before the planning"),
            ("series plan C-1001 --treatment prp --by nobody", 65, "there is nobody with the code nobody"),
            ("series plan C-1001 --treatment prp --sessions many", 64, "--sessions"),
            ("series plan C-1001", 64, "--treatment"),
            ("series show S-9", 65, "series show: there is no series S-9"),
            ("series show T-9", 64, "is not the number of a series"),
            ("series list --case C-9", 65, "there is no case C-9"),
            ("session list", 64, "--series S-1"),
            ("session void T-9 --reason x", 65, "there is no session T-9"),
        ]
    )
    func refusedPlan(line: String, code: Int32, words: String) async throws {
        let clinic = try await TestClinic.withCases()
        let outcome = try await clinic.firststep(line)
        #expect(outcome.code == code && outcome.output.isEmpty)
        #expect(outcome.errors.contains(words))
        #expect(try await clinic.standing("clinic.series") == 0)
    }

    @Test("a session that cannot be is refused, and nothing is written")
    func refusedSessions() async throws {
        let clinic = try await TestClinic.withCases()
        _ = try await clinic.firststep(plan)
        _ = try await clinic.firststep("session record S-1 --on 2025-03-10")
        let refusals: [(String, Int32, String)] = [
            ("--on 2025-03-10", 65, "a session of this series is recorded for that day already"),
            ("--on 2999-01-01", 65, "the session date 2999-01-01 lies in the future"),
            ("--on 1970-01-01", 65, "before the patient's birth"),
            ("--pressure 2.5", 65, "--pressure (bar) does not fit focused-eswt, which is dosed by --energy (mJ/mm2)"),
            ("--volume 3", 65, "--volume (ml) does not fit focused-eswt"),
            ("--energy 3", 65, "--energy 3 is out of range: above 0 and at most 2 mJ/mm2, at most 3 decimals"),
            ("--energy -0.2", 65, "--energy -0.2 is out of range"),
            ("--energy 0,2", 64, "\"0,2\" is not a number"),
            ("--impulses 20001", 65, "at most 20000, a whole number"),
            ("--pain-during 11", 65, "--pain-during 11 is outside 0-10"),
            ("--image-reference PACS-1", 65, "--guidance ultrasound"),
            ("--guidance mri", 64, "use one of: none, ultrasound"),
        ]
        for (options, code, words) in refusals {
            let outcome = try await clinic.firststep("session record S-1 \(options)")
            #expect(outcome.code == code && outcome.output.isEmpty, "\(options)")
            #expect(outcome.errors.contains(words), "\(options)")
        }
        #expect(try await clinic.standing("clinic.session") == 1)
        _ = try await clinic.pool.transaction { transaction in
            try await transaction.execute(
                """
                INSERT INTO clinic.case_closing (clinic_id, case_id, closed_on, outcome)
                SELECT clinic_id, 1001, '2025-04-01', 'improved' FROM clinic.clinic
                """
            )
        }
        let closed = try await clinic.firststep("session record S-1 --on 2025-03-17")
        #expect(closed.code == 65 && closed.errors.contains("case C-1001 was closed on 2025-04-01; reopen it first"))
    }

    @Test("every list has the same bounds, and says when there is more than it prints")
    func limits() async throws {
        let clinic = try await TestClinic.withCases()
        for list in ["case list", "patient list", "patient find --born 1984-03-05", "series list", "imaging list"] {
            #expect(try await clinic.firststep("\(list) --limit 0").code == 64)
        }
        #expect(try await clinic.firststep("billing charges list --limit -1").code == 64)
        let cut = try await clinic.firststep("case list --limit 2")
        #expect(cut.code == 0 && cut.errors == "only the first 2 are listed; say --limit for more\n")
        #expect(try await clinic.firststep("case list --limit 3").errors.isEmpty)
    }
}
