import Domain
import TestSupport
import Testing

@Suite("Consent from the command line")
struct ConsentTests {
    @Test("every purpose is listed with what holds: given, withdrawn or not asked; earlier decisions are kept")
    func decisions() async throws {
        let clinic = try await TestClinic()
        let given = try await clinic.firststep("consent give P-1001 --purpose research --form 2025-01 --on 2025-01-13")
        #expect(given.code == 0 && given.errors.isEmpty)
        _ = try await clinic.firststep("consent withdraw P-1001 --purpose research --on 2025-02-01")
        _ = try await clinic.firststep("consent withdraw P-1001 --purpose outcome-statistics --on 2025-02-01")
        let list = try await clinic.firststep("consent list P-1001 --format csv").output
        #expect(
            list == """
                purpose,decision,form,decided_on,recorded_by\r
                treatment,not asked,,,\r
                outcome-statistics,withdrawn,,2025-02-01,test_staff\r
                research,withdrawn,,2025-02-01,test_staff\r
                contact,not asked,,,\r

                """
        )
        let all = try await clinic.firststep("consent list P-1001 --all-versions --format csv").output
        #expect(
            all.split(separator: "\r\n").count == 4 && all.contains("research,given,2025-01,2025-01-13,test_staff,")
        )
        let json = try await clinic.firststep("consent list P-1001 --format json").output
        #expect(json.contains("\"decided_on\" : null") && json.contains("\"decision\" : \"not asked\""))
    }

    @Test("a dry run decides nothing, and a decision that replaces a later one warns")
    func dryRun() async throws {
        let clinic = try await TestClinic()
        let dry = try await clinic.firststep("consent give P-1001 --purpose contact --form v1 --dry-run")
        #expect(dry.output.contains("given") && dry.errors == "dry run: nothing was written\n")
        #expect(try await !clinic.firststep("consent list P-1001").output.contains("given"))
        _ = try await clinic.firststep("consent give P-1001 --purpose contact --form v1 --on 2025-03-01")
        let earlier = try await clinic.firststep("consent withdraw P-1001 --purpose contact --on 2025-02-01")
        #expect(earlier.errors == "warning: a later decision was replaced: given on 2025-03-01\n")
    }

    // One clinic for all: a refusal writes nothing.
    @Test("a decision that cannot be is refused")
    func refusals() async throws {
        let clinic = try await TestClinic()
        _ = try await clinic.firststep("consent withdraw P-1001 --purpose contact --on 2025-02-01")
        let refusals: [(line: String, code: Int32, words: String)] = [
            ("give P-9 --purpose research --form v1", 65, "there is no patient P-9"),
            ("give P-1001 --purpose research --form v1 --on 2999-01-01", 65, "lies in the future"),
            ("give P-1001 --purpose research --form v1 --on 1984-03-04", 65, "before the patient's birth"),
            ("withdraw P-1001 --purpose contact --on 2025-02-01", 65, "contact is withdrawn since 2025-02-01 already"),
            (
                "give P-1001 --purpose science --form v1", 64,
                "use one of: treatment, outcome-statistics, research, contact"
            ),
            ("give P-1001 --purpose research", 64, "--form"),
            ("give P-1001 --purpose research --form \(String(repeating: "v", count: 51))", 64, "at most 50 fit"),
            ("withdraw P-1001", 64, "--purpose"),
            ("withdraw P-1001 --purpose research --on 2025-02-30", 64, "not in the calendar"),
            ("list P-9", 65, "there is no patient P-9"),
            ("list C-1001", 64, "not the number of a patient"),
        ]
        for (line, code, words) in refusals {
            let outcome = try await clinic.firststep("consent \(line)")
            #expect(outcome.code == code && outcome.output.isEmpty, "\(line)")
            #expect(outcome.errors.contains(words), "\(line): \(outcome.errors)")
        }
    }

    @Test("clinicians and the front desk ask for consent, nobody else")
    func roles() async throws {
        let clinic = try await TestClinic()
        for duty in [Duty.clinician, .frontdesk, .billing, .analyst, .auditor, .administrator] {
            let mayAsk = [.clinician, .frontdesk].contains(duty)
            let desk = try await clinic.colleague(duty)
            for words in [["give", "--form", "v1"], ["withdraw"]] {
                let outcome = try await desk.run(
                    ["consent", words[0], "P-1001", "--purpose", "research"] + words.dropFirst()
                )
                #expect(outcome.code == (mayAsk ? 0 : 77), "\(duty): \(outcome.errors)")
            }
            #expect(try await desk.run("consent", "list", "P-1001").code == (mayAsk ? 0 : 77), "\(duty)")
        }
    }

    @Test("consent is the person's: the latest decision of merged numbers holds, and a new one replaces them all")
    func merged() async throws {
        let clinic = try await TestClinic.withNamesakes()
        _ = try await clinic.firststep("consent withdraw P-1001 --purpose research --on 2025-02-01")
        _ = try await clinic.firststep("consent give P-1002 --purpose research --form v1 --on 2025-01-01")
        _ = try await clinic.firststep("patient merge P-1001 --into P-1002")
        let listed = try await clinic.firststep("consent list P-1002 --format csv").output
        #expect(listed.contains("research,withdrawn,,2025-02-01,"))
        let given = try await clinic.firststep(
            "consent give P-1001 --purpose research --form v2 --on 2025-03-01 --format csv"
        )
        #expect(given.output.contains("research,given,v2,2025-03-01,") && given.errors.contains("this is P-1002"))
        let standing: Int = try await clinic.pool.transaction {
            try await $0.queryOne("SELECT count(*) AS n FROM clinic.consent WHERE replaced_at IS NULL")["n"]
        }
        #expect(standing == 1)
    }

    @Test("an unmerge gives back the decisions that one of the survivor had replaced")
    func unmerged() async throws {
        let clinic = try await TestClinic.withNamesakes()
        _ = try await clinic.firststep("consent withdraw P-1001 --purpose outcome-statistics --on 2025-02-01")
        _ = try await clinic.firststep("consent give P-1001 --purpose contact --form v1 --on 2025-02-01")
        _ = try await clinic.firststep("patient merge P-1001 --into P-1002")
        _ = try await clinic.firststep("consent give P-1002 --purpose outcome-statistics --form v2 --on 2025-03-01")
        let unmerged = try await clinic.firststep("patient unmerge P-1001 --reason \"two sisters\"")
        #expect(
            unmerged.errors.hasPrefix(
                "consent to outcome-statistics, withdrawn on 2025-02-01, stands again under P-1001\n"
            )
        )
        let first = try await clinic.firststep("consent list P-1001 --format csv").output
        #expect(first.contains("outcome-statistics,withdrawn,,2025-02-01,") && first.contains("contact,given,v1,"))
        let second = try await clinic.firststep("consent list P-1002 --format csv").output
        #expect(second.contains("outcome-statistics,given,v2,") && second.contains("contact,not asked,"))
    }
}
