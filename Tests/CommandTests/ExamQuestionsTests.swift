import TestSupport
import Testing

@Suite("An exam asked one by one on a terminal")
struct ExamQuestionsTests {
    private typealias Keys = FirstStepBinary.Keys

    /// C-1001, a left heel with nerve entrapment: six tests.
    private func clinic() async throws -> TestClinic {
        let clinic = try await TestClinic()
        _ = try await clinic.firststep("case open P-1001 --side left --opened-on 2025-01-13")
        _ = try await clinic.firststep("case diagnose C-1001 --diagnosis nerve-entrapment --on 2025-01-13")
        return clinic
    }

    private func record(
        _ answers: [Keys],
        _ more: String...,
        at clinic: TestClinic
    ) async throws -> FirstStepBinary.Outcome {
        try await clinic.program.atTerminal(["exam", "record", "C-1001"] + more, answers)
    }

    private func exams(_ clinic: TestClinic) async throws -> String {
        try await clinic.firststep("exam list C-1001").output
    }

    @Test("answers are recorded as findings; Enter leaves a test out, ? and a wrong answer are explained")
    func asked() async throws {
        let clinic = try await clinic()
        let outcome = try await record(
            [.line("yes"), .line(""), .line(" ? "), .line("maybe"), .line("no"), .line("")]
                + [.line("4"), .line("2"), .line("abnormal"), .line("")],
            "--on",
            "2025-02-13",
            "--by",
            "dlee",
            "--format",
            "csv",
            at: clinic
        )
        #expect(outcome.code == 0, "\(outcome.errors)")
        #expect(outcome.errors.contains("Left heel: nerve-entrapment\nBurning or tingling: yes\nNumbness: \n"))
        #expect(outcome.errors.contains("worse-in-tight-shoes is positive or negative\n"))
        #expect(outcome.errors.contains("worse-in-tight-shoes is positive or negative, not \"maybe\"\n"))
        #expect(outcome.errors.contains("tenderness is 0 to 3, not 4\n"))
        #expect(outcome.errors.contains("The exam of C-1001 on 2025-02-13:\n  left: Burning or tingling positive\n"))
        #expect(outcome.errors.contains("Record these 4 findings? Enter is yes, no ends: "))
        #expect(
            outcome.output == """
                exam,side,technique,name,zone,value,unit,result,difference,differs\r
                E-1,left,burning,Burning or tingling,,,,positive,,\r
                E-1,left,worse-in-tight-shoes,Worse in tight shoes,,,,negative,,\r
                E-1,left,tenderness,Tenderness on palpation (0-3),arch-border,2,,,,\r
                E-1,left,rotation,Tibial and tarsal rotation,,,,abnormal,,\r\n
                """
        )
        let again = try await record([.line("neg")], at: clinic)
        #expect(again.errors.contains("Burning or tingling (positive on 2025-02-13): neg\n"))
    }

    @Test("both heels are asked one after the other, or the one that is named")
    func heels() async throws {
        let clinic = try await TestClinic.withHeels()
        let answers = [Keys](repeating: .line("neg"), count: 2) + [.line("1"), .line("0"), .line("5")]
        let both = try await clinic.program.atTerminal(
            ["exam", "record", "C-1001", "--class", "retrocalcaneal", "--quiet"],
            answers + [.line("pos"), .line(""), .line(""), .line("2"), .line("5"), .line("y")]
        )
        #expect(both.code == 0, "\(both.errors)")
        #expect(both.output.contains("right 2 more") && both.output.contains("differs") && both.output.contains("same"))
        let one = try await clinic.program.atTerminal(
            ["exam", "record", "C-1001", "--class", "retrocalcaneal", "--side", "right", "--dry-run"],
            [.line("pos"), .line(""), .line(""), .line(""), .line(""), .line("")]
        )
        #expect(one.code == 0 && one.errors.contains("dry run: nothing was written"), "\(one.errors)")
        #expect(!one.errors.contains("Left heel") && one.errors.contains("Record this finding?"))
    }

    @Test(
        "Ctrl-C, Ctrl-D, a no and no answer leave nothing behind and say so",
        arguments: [
            ([Keys("yes"), .interrupt], Int32(130), "interrupted; nothing was written\n"),
            ([Keys("yes"), .end], 65, "the questions were ended; nothing was recorded\n"),
            ([Keys("yes"), Keys(""), Keys(""), Keys(""), Keys(""), Keys(""), .end], 65, "nothing was recorded\n"),
            (
                [Keys("yes"), Keys(""), Keys(""), Keys(""), Keys(""), Keys(""), .interrupt], 130,
                "nothing was written\n"
            ),
            (
                [Keys("yes"), Keys(""), Keys(""), Keys(""), Keys(""), Keys(""), Keys("what"), Keys("no")], 65,
                "not confirmed; nothing was recorded\n"
            ),
            ([Keys](repeating: Keys(""), count: 6), 65, "no test was answered; nothing was recorded\n"),
        ]
    )
    func ended(answers: [FirstStepBinary.Keys], code: Int32, words: String) async throws {
        let clinic = try await clinic()
        let outcome = try await record(answers, at: clinic)
        #expect(outcome.code == code && outcome.errors.hasSuffix(words), "\(outcome.code) \(outcome.errors)")
        #expect(outcome.output.isEmpty)
        #expect(try await exams(clinic) == "no exam yet\n")
    }

    @Test("nothing is open in the database while a person types, and the log knows what was shown and what recorded")
    func nothingOpen() async throws {
        let clinic = try await clinic()
        let outcome = try await record([.line("yes"), .end], at: clinic)
        #expect(outcome.code == 65)
        let shown = try await clinic.firststep("audit show --format csv --action exam").output
        #expect(shown.contains(",exam template,done,C-1001,") && !shown.contains(",exam record,"))
        // A case that is closed meanwhile: it would wait for whoever held it.
        let closed = try await clinic.firststep("case close C-1001 --outcome improved --on 2025-02-13")
        #expect(closed.code == 0)
        let refused = try await record([], at: clinic)
        #expect(refused.code == 65 && refused.errors.hasSuffix("--reason \"...\"\n"), "\(refused.errors)")
        #expect(!refused.errors.contains("Burning"))
    }

    @Test("what would be refused in the end is refused before the first question")
    func early() async throws {
        let clinic = try await clinic()
        _ = try await clinic.firststep("case open P-1001 --side right")
        for (words, reason) in [
            (["C-1001", "--by", "nobody"], "nobody with the code nobody"),
            (["C-1001", "--on", "2999-01-01"], "lies in the future"),
            (["C-1001", "--side", "right"], "is about the left heel"),
            (["C-1001", "--class", "hop"], "there is no diagnosis class"),
            (["C-1002"], "there is nothing to ask of C-1002; nothing was recorded"),
            (["C-1009"], "there is no case C-1009"),
        ] {
            let outcome = try await clinic.program.atTerminal(["exam", "record"] + words, [])
            #expect(outcome.code == 65 && outcome.errors.contains(reason), "\(words): \(outcome.errors)")
            #expect(!outcome.errors.contains("Enter leaves"))
        }
    }

    @Test("an answer cannot move the cursor of the terminal")
    func hostile() async throws {
        let clinic = try await clinic()
        let outcome = try await record([.line("\u{9B}2J"), .end], at: clinic)
        #expect(outcome.errors.contains("burning is positive or negative\n"), "\(outcome.errors)")
        let typed = try await record([.line("\u{202E}x"), .end], at: clinic)
        #expect(typed.code == 65)
    }
}
