import TestSupport
import Testing

@Suite("Examinations from the command line")
struct ExamTests {
    private func clinic() async throws -> TestClinic {
        let clinic = try await TestClinic()
        _ = try await clinic.firststep("case open P-1001 --side left --opened-on 2025-01-13")
        return clinic
    }

    @Test("an exam is recorded with its findings and shown in each format")
    func record() async throws {
        let clinic = try await clinic()
        let recorded = try await clinic.firststep(
            """
            exam record C-1001 --on 2025-01-13 --by dlee --note "calm" --finding hop=neg \
            --finding tenderness@medial-calcaneal-tubercle=0 --finding dorsiflexion-bent=8deg
            """
        )
        #expect(recorded.code == 0 && recorded.errors.isEmpty)
        #expect(recorded.output.hasPrefix("Exam     E-1\nCase     C-1001\n"))
        let csv = try await clinic.firststep("exam show E-1 --format csv").output
        #expect(
            csv == """
                exam,side,technique,name,zone,value,unit,result,difference,differs\r
                E-1,left,hop,Hop test,,,,negative,,\r
                E-1,left,tenderness,Tenderness on palpation (0-3),medial-calcaneal-tubercle,0,,,,\r
                E-1,left,dorsiflexion-bent,"Ankle dorsiflexion, knee bent",,8,deg,,,\r\n
                """
        )
        let json = try await clinic.firststep("exam show E-1 --format json").output
        #expect(json.contains("\"staff\" : \"dlee\"") && json.contains("\"value\" : 0"))
        let list = try await clinic.firststep("exam list C-1001").output
        #expect(
            list.contains("left: Hop test negative; Tenderness on palpation (0-3) at Medial calcaneal tubercle 0; ")
        )
    }

    @Test("one exam of a bilateral case holds both heels, each finding saying its own")
    func bothHeels() async throws {
        let clinic = try await clinic()
        _ = try await clinic.firststep("case open P-1001 --side bilateral")
        let recorded = try await clinic.firststep(
            "exam record C-1002 --finding left:burning=yes --finding right:burning=no --finding swelling=no --side left"
        )
        #expect(recorded.code == 0)
        let list = try await clinic.firststep("exam list C-1002").output
        #expect(
            list.contains("left: Burning or tingling positive; Swelling negative. right: Burning or tingling negative")
        )
    }

    // One clinic for all: nothing of this is written, and a clinic costs more than a refusal.
    @Test("a finding or an exam that cannot be is refused, and nothing is written")
    func refused() async throws {
        let clinic = try await clinic()
        _ = try await clinic.firststep("case open P-1001 --side bilateral")
        let refusals: [(words: String, code: Int32, reason: String)] = [
            ("C-1001 --finding dorsiflexion-bent=80", 65, "dorsiflexion-bent is -30 to 60 deg, not 80"),
            ("C-1001 --finding dorsiflexion-bent=8cm", 65, "measured in deg, not in cm"),
            ("C-1001 --finding hop=3", 65, "hop is positive or negative, not 3"),
            ("C-1001 --finding hops=neg", 65, "did you mean hop?"),
            ("C-1001 --finding tenderness@tubercle=2", 65, "did you mean medial-calcaneal-tubercle?"),
            ("C-1001 --finding hop=neg --finding hop=pos", 65, "hop is given twice for the left heel"),
            ("C-1001 --finding hop=neg --side right", 65, "is about the left heel, not the right one"),
            ("C-1001 --finding right:hop=neg", 65, "is about the left heel, not the right one"),
            ("C-1002 --finding hop=neg", 65, "has two heels; say --side left or --side right"),
            ("C-1009 --finding hop=neg", 65, "there is no case C-1009"),
            ("C-1001 --finding hop=neg --on 2999-01-01", 65, "the exam date 2999-01-01 lies in the future"),
            ("C-1001 --finding hop=neg --on 1950-01-01", 65, "before the patient's birth"),
            ("C-1001 --finding hop=neg --by nobody", 65, "nobody with the code nobody"),
            ("C-1001 --finding hop", 64, "\"hop\" is not a finding"),
            ("C-1001", 64, "at least one --finding"),
        ]
        for (words, code, reason) in refusals {
            let outcome = try await clinic.firststep("exam record \(words)")
            #expect(outcome.code == code && outcome.output.isEmpty, "\(words)")
            #expect(outcome.errors.contains(reason), "\(words): \(outcome.errors)")
        }
        let left = try await clinic.pool.transaction { try await $0.query("SELECT FROM clinic.visit").count }
        #expect(left == 0)
    }

    @Test("doubtful dates are recorded with a warning")
    func warnings() async throws {
        let clinic = try await clinic()
        _ = try await clinic.firststep("exam record C-1001 --on 2025-01-13 --finding hop=neg")
        let second = try await clinic.firststep("exam record C-1001 --on 2025-01-13 --finding squeeze=neg")
        #expect(second.code == 0 && second.errors == "warning: C-1001 has an exam of 2025-01-13 already: E-1\n")
        let early = try await clinic.firststep("exam record C-1001 --on 2024-01-13 --finding hop=neg --dry-run")
        #expect(early.errors.contains("warning: the exam date 2024-01-13 lies before the opening of case C-1001"))
    }

    @Test("a struck exam leaves the list with its findings and stays readable; it is struck once")
    func void() async throws {
        let clinic = try await clinic()
        _ = try await clinic.firststep("exam record C-1001 --on 2025-01-13 --finding hop=neg")
        #expect(try await clinic.firststep("exam void E-1").code == 64)
        let struck = try await clinic.firststep("exam void E-1 --reason \"wrong case\"")
        #expect(struck.code == 0)
        #expect(struck.output.contains("Voided because  wrong case\n") && struck.output.contains("negative"))
        #expect(try await clinic.firststep("exam list C-1001").output == "no exam yet\n")
        let again = try await clinic.firststep("exam void E-1 --reason again")
        #expect(again.code == 65 && again.errors == "exam void: exam E-1 was voided: wrong case\n")
        #expect(try await clinic.firststep("exam show E-2").errors == "exam show: there is no exam E-2\n")
    }

    @Test("an exam of a closed case is neither recorded nor struck")
    func closedCase() async throws {
        let clinic = try await clinic()
        _ = try await clinic.firststep("exam record C-1001 --on 2025-01-13 --finding hop=neg")
        _ = try await clinic.firststep("case close C-1001 --outcome improved --on 2025-02-13")
        for line in ["exam record C-1001 --finding hop=neg", "exam void E-1 --reason x"] {
            let refused = try await clinic.firststep(line)
            #expect(refused.code == 65 && refused.errors.contains("was closed on 2025-02-13; reopen it first"))
        }
    }
}
