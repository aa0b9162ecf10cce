import Domain
import TestSupport
import Testing

/// What a clinic decides for itself, and that it has an effect.
@Suite("A clinic's own numbers from the command line")
struct OwnRulesTests {
    /// C-1001 with an ultrasound that measured the fascia at 4.2 mm.
    private func clinic() async throws -> TestClinic {
        let clinic = try await TestClinic.withCases()
        for line in [
            "imaging order C-1001 --modality ultrasound --on 2025-02-01 --quiet",
            "imaging result I-1 --conclusion positive --measure fascia-thickness=4.2mm --on 2025-02-01 --quiet",
        ] { #expect(try await clinic.firststep(line).code == 0) }
        return clinic
    }

    @Test("a limit of the clinic's own decides what fires, a change of it is looked at at once, and a reset goes back")
    func effect() async throws {
        let clinic = try await clinic()
        let set = try await clinic.firststep("rule set us-thick above 4.5 --reason \"our probe\" --format csv")
        #expect(set.code == 0 && set.output.contains("us-thick,1,above,4,4.5,mm,0,30,"))
        #expect(try await clinic.firststep("alert list --format csv").output.contains("us-thick") == false)
        #expect(try await clinic.firststep("rule set us-thick above 4.1 --reason \"new probe\"").code == 0)
        let alerts = try await clinic.firststep("alert list --format csv").output
        #expect(alerts.contains("The fascia measured 4.2 mm on 2025-02-01, above 4.1 mm"))
        let reset = try await clinic.firststep("rule reset us-thick above --format json")
        #expect(reset.output.contains("\"own_value\" : null") && reset.output.contains("\"shipped_value\" : 4"))
        let versions = try await clinic.superuser(
            "SELECT FROM clinic.rule_parameter WHERE replaced_at IS NOT NULL AND replaced_by = recorded_by"
        )
        #expect(versions.count == 2)
        let reasons = try await clinic.superuser(
            "SELECT FROM audit.detail WHERE body LIKE '%our probe%' OR body LIKE '%new probe%'"
        )
        #expect(reasons.count == 2)
    }

    @Test("every number of every rule is listed with its unit, its limits and where it comes from")
    func listing() async throws {
        let clinic = try await TestClinic()
        let all = try await clinic.firststep("rule list --format csv").output
        #expect(all.contains("morning-pain,1,days,7,,d,2,28,days in a row,heel-pain-article\r\n"))
        #expect(all.contains("shoe-miles,1,replace,804672,,m,1000,5000000,500 mi: replace,heel-pain-article\r\n"))
        let one = try await clinic.firststep("rule list --rule cadence-step --format csv").output
        #expect(one.split(separator: "\r\n").count == 3)
        #expect(try await clinic.firststep("rule list --rule no-go").output.contains("hills-from"))
        #expect(try await clinic.firststep("rule list --rule adjunct").output == "the rule adjunct goes by no number\n")
    }

    @Test(
        "what makes no sense is refused with what would, and nothing is written",
        arguments: [
            ("rule set us-thik above 4 --reason x", 65, "there is no rule \"us-thik\"; did you mean us-thick?"),
            ("rule set us-thick over 4 --reason x", 65, "has no number \"over\"; use one of: above"),
            ("rule set adjunct above 4 --reason x", 65, "the rule adjunct goes by no number"),
            ("rule set --reason x -- us-thick above -1", 65, "us-thick above -1 mm is outside 0-30 mm"),
            ("rule set us-thick above 31 --reason x", 65, "us-thick above 31 mm is outside 0-30 mm"),
            ("rule set morning-pain days 6.5 --reason x", 65, "morning-pain days is a whole number, not 6.5"),
            ("rule set morning-pain above 9.5 --reason x", 65, "is a whole number"),
            ("rule set cadence-step low 12 --reason x", 65, "cadence-step low 12 % would lie above high 10 %"),
            ("rule set us-thick above much --reason x", 64, "\"much\" is not a number"),
            ("rule set us-thick above 4.5", 64, "--reason"),
            ("rule reset us-thick above", 65, "us-thick above is not set by the clinic; the catalogue's 4 holds"),
            ("rule reset us-thick", 64, "parameter"),
            ("rule list --rule thick", 65, "did you mean us-thick?"),
            ("contraindication set pregnant prp none --reason x", 65, "did you mean pregnancy?"),
            ("contraindication set pregnancy eswt none --reason x", 65, "did you mean focused-eswt or radial-eswt?"),
            ("contraindication set pregnancy prp total --reason x", 64, "use one of: absolute, relative, none"),
            (
                "contraindication set pregnancy prp relative --reason x", 65,
                "pregnancy is a relative contraindication to prp already"
            ),
            ("contraindication list --treatment eswt", 65, "did you mean"),
            ("holiday add 2026-12-25 --name x", 65, "2026-12-25 is a holiday already: Christmas Day"),
            ("holiday add 2026-12-24", 64, "--name"), ("holiday add tomorrow --name x", 64, "YYYY-MM-DD"),
            ("holiday add 3026-12-24 --name x", 65, "can only be a mistyped year"),
            ("holiday remove 2026-12-24", 65, "2026-12-24 is no holiday"),
            ("holiday list --year 26", 64, "--year is 1880 to 2999, not 26"),
        ] as [(String, Int32, String)]
    )
    func refused(line: String, code: Int32, words: String) async throws {
        let clinic = try await TestClinic()
        let outcome = try await clinic.firststep(line)
        #expect(outcome.code == code && outcome.output.isEmpty, "\(outcome.errors)")
        #expect(outcome.errors.contains(words), "\(outcome.errors)")
        let written = try await clinic.superuser(
            """
            SELECT FROM clinic.rule_parameter UNION ALL SELECT FROM clinic.contraindication
            UNION ALL SELECT FROM clinic.holiday
            """
        )
        #expect(written.isEmpty)
    }

    @Test("a dry run shows what would hold and sets nothing, and what stands already is said")
    func dryRun() async throws {
        let clinic = try await TestClinic()
        let dry = try await clinic.firststep("rule set us-thick above 4.5 --reason x --dry-run")
        #expect(dry.output.contains("4.5") && dry.errors == "dry run: nothing was written\n")
        #expect(
            try await clinic.firststep("rule list --rule us-thick --format json").output.contains("own_value\" : null")
        )
        _ = try await clinic.firststep("rule set us-thick above 4.5 --reason x")
        let again = try await clinic.firststep("rule set us-thick above 4.50 --reason x")
        #expect(again.code == 65 && again.errors.contains("us-thick above is 4.5 already"))
    }

    @Test("a contraindication is what the clinic holds, until it says the catalogue's word again")
    func contraindications() async throws {
        let clinic = try await TestClinic.withCases()
        let set = try await clinic.firststep(
            "contraindication set pregnancy focused-eswt none --reason \"low energy only\" --format csv"
        )
        #expect(set.output.contains("pregnancy,Pregnancy,focused-eswt,none,absolute,none,ismst\r\n"))
        _ = try await clinic.firststep("condition add P-1001 pregnancy --quiet")
        _ = try await clinic.firststep("series plan C-1001 --treatment focused-eswt --quiet")
        #expect(try await clinic.firststep("alert list").output.contains("contraindication") == false)
        let back = try await clinic.firststep(
            "contraindication set pregnancy focused-eswt absolute --reason mistaken --format csv"
        )
        #expect(back.output.contains("pregnancy,Pregnancy,focused-eswt,absolute,absolute,,ismst\r\n"))
        #expect(try await clinic.firststep("alert list").output.contains("Pregnancy: absolute contraindication"))
        let new = "contraindication set steroid-recent prp relative --reason ours --format csv"
        #expect(try await clinic.firststep(new).output.contains("prp,relative,,relative,\r\n"))
        let listed = try await clinic.firststep("contraindication list --condition steroid-recent --format csv").output
        #expect(listed.split(separator: "\r\n").count == 4)
        #expect(try await clinic.superuser("SELECT FROM clinic.contraindication").count == 2)
    }

    @Test("a clinic closes on days of its own and opens on federal ones, and each word is kept")
    func holidays() async throws {
        let clinic = try await TestClinic()
        let eve = try await clinic.firststep("holiday add 2026-12-24 --name \"Christmas Eve\" --format csv")
        #expect(eve.output.contains("2026-12-24,Christmas Eve,true,false,true\r\n"))
        let opened = try await clinic.firststep("holiday remove 2026-12-25 --format csv")
        #expect(opened.output.contains("2026-12-25,Christmas Day,false,true,true\r\n"))
        #expect(opened.errors == "2026-12-25 is a business day again: Christmas Day\n")
        let year = try await clinic.firststep("holiday list --year 2026 --format csv").output
        #expect(year.contains("2026-12-24,Christmas Eve,true,") && year.contains("2026-12-25,Christmas Day,false,"))
        #expect(year.contains("2026-07-03,Independence Day,true,true,false\r\n"))
        #expect(try await clinic.firststep("holiday remove 2026-12-25").code == 65)
        let closed = try await clinic.firststep("holiday add 2026-12-25 --name \"Closed after all\" --format csv")
        #expect(closed.output.contains("2026-12-25,Closed after all,true,true,true\r\n"))
        #expect(try await clinic.firststep("holiday remove 2026-12-24").output == "no holiday\n")
        let versions = try await clinic.superuser("SELECT FROM clinic.holiday WHERE replaced_at IS NOT NULL")
        #expect(versions.count == 2)
    }

    @Test("administrators decide; who works by the rules may read them, and the others neither")
    func duties() async throws {
        let clinic = try await TestClinic()
        let changes = [
            "rule set us-thick above 4.5 --reason x", "holiday add 2026-12-24 --name x",
            "contraindication set pregnancy prp none --reason x",
        ]
        let lists = ["rule list", "holiday list", "contraindication list"]
        for duty in [Duty.clinician, .frontdesk, .billing] {
            let colleague = try await clinic.colleague(duty)
            for line in lists { #expect(try await colleague.line(line).code == 0, "\(duty) \(line)") }
            for line in changes {
                let refused = try await colleague.line(line)
                #expect(refused.code == 77 && refused.output.isEmpty, "\(duty) \(line)")
                #expect(refused.errors.contains("settings of the clinic is for: administrator (this login is \(duty))"))
            }
        }
        for duty in [Duty.analyst, .auditor] {
            for line in lists + changes { #expect(try await clinic.colleague(duty).line(line).code == 77, "\(line)") }
        }
        let administrator = try await clinic.colleague(.administrator)
        for line in changes + lists { #expect(try await administrator.line(line).code == 0, "\(line)") }
    }

    @Test("another clinic goes by the catalogue still")
    func otherClinic() async throws {
        let clinic = try await TestClinic()
        try await TestClinic.found("austin", administrator: TestServer.otherStaff, in: clinic.database)
        let other = clinic.program.acting(as: TestServer.otherStaff)
        _ = try await clinic.firststep("rule set us-thick above 4.5 --reason x")
        _ = try await clinic.firststep("contraindication set pregnancy prp none --reason x")
        _ = try await clinic.firststep("holiday add 2026-12-24 --name x")
        #expect(try await other.line("rule list --rule us-thick --format json").output.contains("\"own_value\" : null"))
        let theirs = try await other.line("contraindication list --condition pregnancy --treatment prp --format csv")
        #expect(theirs.output.contains("prp,relative,relative,,"))
        #expect(try await other.line("holiday list --year 2026").output.contains("2026-12-24") == false)
        #expect(try await other.line("rule set us-thick above 4.2 --reason x").code == 0)
    }
}
