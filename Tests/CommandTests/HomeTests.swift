import TestSupport
import Testing

@Suite("Home care from the command line")
struct HomeTests {
    @Test("a dose is said in words, whatever order it was typed in")
    func dose() async throws {
        let clinic = try await TestClinic.withCases()
        let made = try await clinic.firststep(
            "home prescribe C-1001 stretch --dose per-day=2 --dose hold=30-45s --dose reps=3-5 --from 2025-02-03 --by dlee"
        )
        #expect(made.code == 0 && made.errors.isEmpty)
        #expect(made.output.contains("Dose               hold 30-45 s, 3-5 repetitions, 2 times a day\n"))
        #expect(made.output.contains("Home prescription  H-1\n") && made.output.contains("active"))
        let cadence = try await clinic.firststep(
            "home prescribe C-1002 cadence --side right --dose base=164spm --dose target=174/min --format json"
        )
        #expect(cadence.output.contains("cadence before 164 steps/min, cadence aimed at 174 steps/min"))
        let cold = try await clinic.firststep(
            "home prescribe C-1001 cold --dose \"duration = 15–20 minutes\" --dose temperature=32-40F"
        )
        #expect(cold.output.contains("duration 15-20 min, temperature 32-40 °F\n") && cold.errors.isEmpty)
        let splint = try await clinic.firststep("home prescribe C-1001 splint --product \"Strassburg Sock\"")
        #expect(splint.output.contains("Product            Strassburg Sock\n"))
    }

    @Test("an unusual dose, a day before the case and a second prescription of the same are warned of")
    func warnings() async throws {
        let clinic = try await TestClinic.withCases()
        let prescribe = "home prescribe C-1001 stretch --from"
        let unusual = try await clinic.firststep("\(prescribe) 2025-01-12 --dose hold=60s --dose per-day=1")
        #expect(
            unusual.errors == """
                warning: the first day 2025-01-12 lies before the opening of case C-1001 on 2025-01-13
                warning: hold 60 s is not the usual dose (30-45 s)
                warning: 1 time a day is not the usual dose (2)

                """
        )
        let second = try await clinic.firststep("\(prescribe) 2025-02-03")
        #expect(second.code == 0)
        #expect(
            second.errors.hasPrefix("warning: H-1 prescribes stretch for this heel from 2025-01-12 already; stop it")
        )
        for number in 1...2 { _ = try await clinic.firststep("home stop H-\(number) --on 2025-03-03") }
        #expect(try await clinic.firststep("\(prescribe) 2025-03-03").errors.isEmpty)
        #expect(try await clinic.firststep("home prescribe C-1002 stretch --side left").errors.isEmpty)
        #expect(try await clinic.firststep("home prescribe C-1002 stretch --side right").errors.isEmpty)
    }

    @Test(
        "a prescription that cannot be is refused",
        arguments: [
            ("C-1001 stretch --side right", 65, "is about the left heel, not the right one"),
            ("C-1002 stretch", 65, "say --side left or --side right"),
            ("C-1003 stretch", 65, "reopen it first"),
            ("C-1009 stretch", 65, "there is no case C-1009"),
            ("C-1001 heel", 65, "did you mean heel-lift?"),
            ("C-1001 stretch --from 1980-01-01", 65, "before the patient's birth"),
            ("C-1001 stretch --by nobody", 65, "nobody with the code nobody"),
            ("C-1001 stretch --dose holds=3s", 65, "use: hold=30-45s, reps=3-5, per-day=2"),
            ("C-1001 tape --dose reps=3", 65, "it is prescribed without --dose"),
            ("C-1001 stretch --dose reps=3s", 65, "reps has no unit"),
            ("C-1001 stretch --dose reps=2.5", 65, "reps is a whole number, not 2.5"),
            ("C-1001 stretch --dose hold=999s", 65, "hold 999 s is outside 1-300 s"),
            ("C-1001 cold --dose temperature=0-4C", 65, "is in °F, not in \"C\""),
            ("C-1001 stretch --dose hold=9s --dose hold=10s", 65, "hold is given twice"),
            ("C-1001 stretch --dose hold=45-30s", 64, "the smaller number comes first"),
            ("C-1001 stretch --dose hold=-5s", 64, "write it as in hold=30-45s"),
            ("C-1001 stretch --dose hold=3,5s", 64, "write it as in hold=30-45s"),
            ("C-1001 stretch --dose hold", 64, "write it as in hold=30-45s"),
            ("C-1001", 64, "<measure>"),
        ]
    )
    func refused(line: String, code: Int32, words: String) async throws {
        let clinic = try await TestClinic.withCases()
        let outcome = try await clinic.firststep("home prescribe \(line)")
        #expect(outcome.code == code && outcome.output.isEmpty)
        #expect(outcome.errors.contains(words))
        #expect(try await clinic.standing("clinic.prescription") == 0)
    }

    @Test("a prescription is planned, active or stopped, with its days so far")
    func states() async throws {
        let clinic = try await TestClinic.withCases()
        _ = try await clinic.firststep("home prescribe C-1001 loading --from 2025-02-03")
        _ = try await clinic.firststep("home prescribe C-1001 splint")
        _ = try await clinic.firststep("home prescribe C-1001 tape --from 2999-01-01")
        let stopped = try await clinic.firststep("home stop H-1 --on 2025-03-31 --note plateau")
        #expect(
            stopped.output.contains("Days               56\n")
                && stopped.output.contains("Stopped because    plateau\n")
        )
        let rows = try await clinic.firststep("home list C-1001 --format csv").output.split(separator: "\r\n")
        #expect(rows[1] == "H-1,left,loading,Progressive loading,,,stopped,2025-02-03,2025-03-31,56,,")
        #expect(rows[2].hasPrefix("H-2,left,splint,Soft night splint,,,active,") && rows[2].hasSuffix(",,0,,"))
        #expect(rows[3] == "H-3,left,tape,Low-dye or kinesiology taping,,,planned,2999-01-01,,,,")
        let refusals = [
            "stop H-1": "H-1 was stopped on 2025-03-31 already",
            "stop H-2 --on 2025-01-20": "lies before the first day",
            "stop H-3": "if it is never to begin, void it",
            "stop H-2 --on 2999-01-01": "lies in the future",
            "stop H-9": "there is no home prescription H-9",
            "list C-1009": "there is no case C-1009",
        ]
        for (line, words) in refusals {
            let refused = try await clinic.firststep("home \(line)")
            #expect(refused.code == 65 && refused.output.isEmpty && refused.errors.contains(words))
        }
        #expect(try await clinic.firststep("home list C-1003").output == "no home care was prescribed\n")
    }

    @Test("a mistaken prescription is voided with its stop; a dry run changes nothing")
    func voiding() async throws {
        let clinic = try await TestClinic.withCases()
        let dry = try await clinic.firststep("home prescribe C-1001 tape --dry-run")
        #expect(dry.code == 0 && dry.errors == "dry run: nothing was written\n")
        #expect(try await clinic.standing("clinic.prescription") == 0)
        let made = try await clinic.firststep("home prescribe C-1001 tape --from 2025-02-03 --format csv").output
        let number = made.split(separator: "\r\n")[1].prefix { $0 != "," }
        _ = try await clinic.firststep("home stop \(number) --on 2025-03-03")
        let voided = try await clinic.firststep("home void \(number) --reason \"wrong heel\"")
        #expect(voided.code == 0 && voided.output.contains("Voided because     wrong heel\n"))
        #expect(try await clinic.standing("clinic.prescription") == 0)
        #expect(try await clinic.standing("clinic.prescription_stop") == 0)
        let again = try await clinic.firststep("home void \(number) --reason again")
        #expect(again.code == 65 && again.errors.contains("home prescription \(number) was voided"))
    }
}
