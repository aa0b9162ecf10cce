import TestSupport
import Testing

@Suite("What an exam should test")
struct ExamTemplateTests {
    @Test("each heel is asked what its diagnoses ask for, the primary one first and nothing twice")
    func diagnoses() async throws {
        let clinic = try await TestClinic.withHeels()
        for line in [
            "case diagnose C-1001 --side left --diagnosis plantar-fasciopathy --on 2025-01-13",
            "case diagnose C-1001 --side left --diagnosis achilles-insertional --secondary --on 2025-01-13",
            "case diagnose C-1001 --side left --diagnosis stress-fracture --status refuted --on 2025-01-13",
            "case diagnose C-1001 --side right --diagnosis nerve-entrapment --on 2025-01-13",
        ] {
            #expect(try await clinic.firststep(line).code == 0, "\(line)")
        }
        let outcome = try await clinic.firststep("exam template C-1001 --format csv")
        #expect(outcome.code == 0 && outcome.errors.isEmpty)
        let rows = outcome.output.split(separator: "\r\n").map(String.init)
        #expect(
            rows.first == "side,class,technique,name,zone,allowed,minimum,maximum,unit,last_value,last_result,last_on"
        )
        #expect(rows.contains("left,plantar-fasciopathy,hop,Hop test,,positive or negative,,,,,,"))
        #expect(
            rows.contains(
                "left,plantar-fasciopathy,dorsiflexion-bent,\"Ankle dorsiflexion, knee bent\",,'-30 to 60 deg,-30,60,deg,,,"
            )
        )
        #expect(rows.filter { $0.hasPrefix("left,") && $0.contains(",dorsiflexion-bent,") }.count == 1)
        let classes = rows.dropFirst().map { $0.split(separator: ",").prefix(2).joined(separator: " ") }
        #expect(classes.prefix(8).allSatisfy { $0 == "left plantar-fasciopathy" })
        #expect(classes.dropFirst(8).prefix(6).allSatisfy { $0 == "left achilles-tendinopathy" })
        #expect(classes.dropFirst(14).allSatisfy { $0 == "right nerve-entrapment" } && classes.count == 20)
    }

    @Test("a test says what it found last on this heel, with the day; a struck exam is none")
    func last() async throws {
        let clinic = try await TestClinic.withHeels()
        for line in [
            "case diagnose C-1001 --side left --diagnosis plantar-fasciopathy --on 2025-01-13",
            "exam record C-1001 --side left --on 2025-02-13 --finding dorsiflexion-bent=8 --finding hop=neg",
            "exam record C-1001 --side left --on 2025-01-14 --finding dorsiflexion-bent=3 --finding squeeze=pos",
            "exam record C-1001 --side right --on 2025-03-01 --finding hop=pos --finding tenderness=2",
            "exam record C-1001 --side left --on 2025-03-13 --finding dorsiflexion-bent=20",
            "exam void E-4 --reason mistyped",
        ] {
            #expect(try await clinic.firststep(line).code == 0, "\(line)")
        }
        let csv = try await clinic.firststep("exam template C-1001 --format csv").output
        #expect(csv.contains(",'-30 to 60 deg,-30,60,deg,8,,2025-02-13\r\n"))
        #expect(csv.contains(",hop,Hop test,,positive or negative,,,,,negative,2025-02-13\r\n"))
        #expect(csv.contains(",squeeze,Heel squeeze,,positive or negative,,,,,positive,2025-01-14\r\n"))
        #expect(csv.contains(",medial-calcaneal-tubercle,0 to 3,0,3,,,,\r\n"), "another zone is another test")
        let json = try await clinic.firststep("exam template C-1001 --format json").output
        #expect(json.contains("\"last_on\" : \"2025-02-13\"") && json.contains("\"last_value\" : 8,"))
        let table = try await clinic.firststep("exam template C-1001").output
        #expect(table.contains("8 deg") && !table.contains("Unit"))
    }

    @Test("without a diagnosis it says so, names the templates there are, and shows the one that is chosen")
    func noDiagnosis() async throws {
        let clinic = try await TestClinic.withHeels()
        let none = try await clinic.firststep("exam template C-1001")
        #expect(none.code == 0 && none.output == "no tests to ask for\n")
        #expect(
            none.errors == """
                the left heel of C-1001 has no diagnosis yet
                the right heel of C-1001 has no diagnosis yet
                choose a template with --class: achilles-tendinopathy, calcaneal-stress, nerve-entrapment, \
                plantar-fasciopathy, retrocalcaneal

                """
        )
        #expect(try await clinic.firststep("exam template C-1001 --format json --quiet").output == "[\n\n]\n")
        let chosen = try await clinic.firststep("exam template C-1001 --class retrocalcaneal --format csv")
        #expect(chosen.errors.isEmpty && chosen.output.split(separator: "\r\n").count == 11)
    }

    @Test("an unknown case or class is refused, and so is who may not read findings")
    func refused() async throws {
        let clinic = try await TestClinic.withHeels()
        for (words, code, reason) in [
            ("C-1009", Int32(65), "there is no case C-1009"),
            ("C-1001 --class achiles", 65, "there is no diagnosis class \"achiles\""),
            ("C-1001 --class \"a b\"", 64, "is not a diagnosis class code"),
        ] {
            let outcome = try await clinic.firststep("exam template \(words)")
            #expect(outcome.code == code && outcome.errors.contains(reason), "\(words): \(outcome.errors)")
        }
        let frontdesk = try await clinic.colleague(.frontdesk)
        let refused = try await frontdesk.run("exam", "template", "C-1001")
        #expect(refused.code == 77 && refused.errors.contains("findings are for: clinician"), "\(refused.errors)")
    }
}

extension TestClinic {
    /// A clinic with a case of both heels, C-1001.
    static func withHeels() async throws -> TestClinic {
        let clinic = try await TestClinic()
        _ = try await clinic.firststep("case open P-1001 --side bilateral --opened-on 2025-01-13")
        return clinic
    }
}
