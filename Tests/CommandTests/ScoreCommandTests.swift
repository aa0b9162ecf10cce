import TestSupport
import Testing

@Suite("Scores from the command line")
struct ScoreCommandTests {
    @Test("a score is recorded with its change from the baseline before the first session")
    func change() async throws {
        let clinic = try await TestClinic.withCases()
        _ = try await clinic.firststep("series plan C-1001 --treatment focused-eswt --on 2025-03-01")
        _ = try await clinic.firststep("session record S-1 --on 2025-03-10")
        let before = try await clinic.firststep("score record C-1001 --value 7 --on 2025-03-09")
        #expect(before.code == 0 && before.errors.isEmpty && before.output.contains("Baseline         yes\n"))
        let after = try await clinic.firststep("score record C-1001 --value 2 --on 2025-05-19 --format json")
        #expect(after.output.contains("\"change\" : -5,") && after.output.contains("\"change_percent\" : -71.4,"))
        _ = try await clinic.firststep("score record C-1001 --value 0 --on 2025-06-01")
        let listed = try await clinic.firststep("score list C-1001 --format csv").output
        #expect(listed.contains("M-1,C-1001,left,morning-pain,2025-03-09,-1,7,true,,,false,\r\n"))
        #expect(listed.contains("M-2,C-1001,left,morning-pain,2025-05-19,70,2,false,-5,-71.4,false,\r\n"))
        #expect(listed.contains("M-3,C-1001,left,morning-pain,2025-06-01,83,0,false,-7,-100,false,\r\n"))
    }

    @Test("a score after that day's treatment is no baseline, and a later one never becomes it")
    func noBaseline() async throws {
        let clinic = try await TestClinic.withCases()
        _ = try await clinic.firststep("series plan C-1001 --treatment focused-eswt --on 2025-03-01")
        _ = try await clinic.firststep("session record S-1 --on 2025-03-10")
        _ = try await clinic.firststep("score record C-1001 --value 6 --on 2025-03-10 --after-treatment")
        _ = try await clinic.firststep("score record C-1001 --value 3 --on 2025-04-10")
        let listed = try await clinic.firststep("score list C-1001 --format csv").output
        #expect(listed.contains("2025-03-10,0,6,false,,,true,") && listed.contains("2025-04-10,31,3,false,,,false,"))
        _ = try await clinic.firststep("score record C-1001 --value 8 --on 2025-03-10")
        #expect(try await clinic.firststep("score list C-1001 --format csv").output.contains("31,3,false,-5,-62.5,"))
    }

    @Test("the score recorded last counts of a day, and a struck one never")
    func correction() async throws {
        let clinic = try await TestClinic.withCases()
        _ = try await clinic.firststep("score record C-1001 --value 7 --on 2025-01-13")
        let twice = try await clinic.firststep("score record C-1001 --value 5 --on 2025-01-13")
        #expect(twice.errors == "warning: M-1 is of the same day (7); the one recorded last counts\n")
        #expect(twice.output.contains("Baseline         yes\n"))
        let struck = try await clinic.firststep("score void M-2 --reason \"other heel\"")
        #expect(struck.code == 0 && struck.errors == "voided: score M-2\n")
        #expect(
            try await clinic.firststep("score list C-1001 --format csv").output.contains(
                "M-1,C-1001,left,morning-pain,2025-01-13,0,7,true"
            )
        )
        #expect(try await clinic.firststep("score void M-2 --reason again").errors.contains("M-2 is voided already"))
    }

    @Test("an instrument about the patient takes no side, and a higher score is better there")
    func wholePatient() async throws {
        let clinic = try await TestClinic.withCases()
        _ = try await clinic.firststep("score record C-1002 --instrument lefs --value 40 --on 2025-01-13")
        let later = try await clinic.firststep("score record C-1002 --instrument lefs --value 60 --on 2025-04-01")
        #expect(later.output.contains("Change from baseline  20\n") && !later.output.contains("percent"))
        let sided = try await clinic.firststep("score record C-1002 --instrument lefs --value 40 --side left")
        #expect(sided.code == 65 && sided.errors.contains("leave out --side"))
    }

    @Test(
        "a score that cannot be is refused",
        arguments: [
            ("C-1001 --value 11", 65, "score record: --value 11 is outside 0-10 for morning-pain\n"),
            ("C-1001 --value -1", 65, "score record: --value -1 is outside 0-10 for morning-pain\n"),
            ("C-1001 --value 6.5", 65, "score record: --value 6.5 is not a whole step of morning-pain\n"),
            ("C-1001 --value 62.55 --instrument ffi", 65, "--value 62.55 is not a step of 0.1 of ffi"),
            ("C-1001 --value seven", 64, "\"seven\" is not a number"),
            ("C-1001", 64, "--value"),
            ("C-1001 --value 5 --side right", 65, "about the left heel, not the right one"),
            ("C-1002 --value 5", 65, "say --side left or --side right"),
            ("C-1003 --value 5", 65, "was closed on 2025-03-01; reopen it first"),
            ("C-9 --value 5", 65, "there is no case C-9"),
            ("C-1001 --value 5 --on 2999-01-01", 65, "the score date 2999-01-01 lies in the future"),
            ("C-1001 --value 5 --on 1970-01-01", 65, "before the patient's birth"),
            ("C-1001 --value 5 --instrument nprs", 65, "there is no instrument \"nprs\"; use one of: eq-vas, faam-adl"),
        ]
    )
    func refused(options: String, code: Int32, words: String) async throws {
        let clinic = try await TestClinic.withCases()
        let outcome = try await clinic.firststep("score record \(options)")
        #expect(outcome.code == code && outcome.output.isEmpty)
        #expect(outcome.errors.contains(words))
        #expect(try await clinic.standing("clinic.score") == 0)
    }
}
