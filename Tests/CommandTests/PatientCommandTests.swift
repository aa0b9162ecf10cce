import TestSupport
import Testing

extension FirstStepBinary {
    /// Registers a woman born on 5 March 1984.
    @discardableResult
    func addPatient(
        given: String = "Ann",
        family: String = "Müller",
        born: String = "1984-03-05"
    ) async throws -> Outcome {
        try await run("patient", "add", "--family", family, "--given", given, "--born", born, "--sex", "female")
    }
}

@Suite("Patients at the front desk")
struct PatientCommandTests {
    @Test("A patient is registered, shown, found and corrected")
    func wholeLife() async throws {
        let firststep = try await TestServer.shared.program()
        try await firststep.addClinic()
        let added = try await firststep.addPatient()
        #expect(added.code == 0)
        #expect(added.output.contains("P-1001"))

        let found = try await firststep.run("patient", "find", "MULL", "an", "--format", "csv")
        #expect(
            found.output.hasPrefix(
                "patient,family_name,given_name,birth_date,age,sex,city,state,phone,open_cases,also_known_as\r\n"
            )
        )
        #expect(found.output.contains("P-1001,Müller,Ann,1984-03-05,"))

        let edited = try await firststep.run(
            "patient",
            "edit",
            "P-1001",
            "--family",
            "Miller",
            "--phone",
            "303 555 0100"
        )
        #expect(edited.code == 0)
        #expect(edited.output.contains("303 555 0100"))
        #expect(try await firststep.run("patient", "find", "müller").output == "no such patient\n")
        #expect(try await firststep.run("patient", "find", "--born", "1984-03-05").output.contains("Miller"))
        #expect(try await firststep.run("patient", "find", "1984-03-05", "mill").output.contains("Miller"))
        #expect(try await firststep.run("patient", "find", "1984-03-06", "mill").output == "no such patient\n")
        let shown = try await firststep.run("patient", "show", "p1001", "--format", "json")
        #expect(shown.output.contains("\"family_name\" : \"Miller\""))
        #expect(shown.output.contains("\"email\" : null"))
    }

    @Test("Somebody very similar is registered with a warning")
    func similar() async throws {
        let firststep = try await TestServer.shared.program()
        try await firststep.addClinic()
        try await firststep.addPatient()
        let again = try await firststep.addPatient(given: "Anne", family: "Muller")
        #expect(again.code == 0)
        #expect(again.errors == "warning: P-1001 Müller, Ann may be the same person: same birth date, similar name\n")
        #expect(try await firststep.addPatient(given: "Eve", family: "Jones", born: "1991-01-01").errors.isEmpty)
    }

    @Test("A dry run writes nothing and spends no number")
    func dryRun() async throws {
        let firststep = try await TestServer.shared.program()
        try await firststep.addClinic()
        let dry = try await firststep.run(
            "patient",
            "add",
            "--family",
            "A",
            "--given",
            "B",
            "--born",
            "1990-01-01",
            "--sex",
            "male",
            "--dry-run"
        )
        #expect(dry.code == 0)
        #expect(dry.output.contains("P-1001"))
        #expect(dry.errors.contains("dry run: nothing was written"))
        #expect(try await firststep.run("patient", "list").output == "no such patient\n")
        #expect(try await firststep.addPatient().output.contains("P-1001"))
    }

    @Test("Bad input is refused, says why, and writes nothing")
    func refusals() async throws {
        let firststep = try await TestServer.shared.program()
        try await firststep.addClinic()
        let future = try await firststep.addPatient(born: "2984-03-05")
        #expect(future.code == 65)
        #expect(future.errors.contains("the birth date 2984-03-05 lies in the future"))
        let ancient = try await firststep.addPatient(born: "1879-12-31")
        #expect(ancient.code == 65)
        #expect(ancient.errors == "patient add: the birth date lies before 1880 or in the future\n")
        #expect(try await firststep.addPatient(born: "1984-02-30").code == 64)
        #expect(try await firststep.run("patient", "add", "--family", "A").code == 64)
        let unknown = try await firststep.run("patient", "show", "P-9999")
        #expect(unknown.code == 65)
        #expect(unknown.errors == "patient show: there is no patient P-9999\n")
        #expect(try await firststep.run("patient", "show", "C-1001").code == 64)
        #expect(try await firststep.run("patient", "find").code == 64)
        #expect(try await firststep.run("patient", "list").output == "no such patient\n")
    }

    @Test("A birth date is not corrected to lie after what is recorded of the patient")
    func bornAfterRecords() async throws {
        let clinic = try await TestClinic()
        _ = try await clinic.firststep("case open P-1001 --side left --opened-on 2025-03-01 --onset-on 2025-01-10")
        _ = try await clinic.firststep("score record C-1001 --value 7 --on 2025-01-08")
        let refused = try await clinic.firststep("patient edit P-1001 --born 2025-01-09")
        #expect(refused.code == 65 && refused.output.isEmpty)
        #expect(refused.errors.hasSuffix("2025-01-09 lies after the first record of P-1001, of 2025-01-08\n"))
        #expect(try await clinic.firststep("patient edit P-1001 --born 2025-01-08").code == 0)
    }

    @Test("Text that looks like SQL or an escape sequence is stored as it is, or refused")
    func hostileText() async throws {
        let firststep = try await TestServer.shared.program()
        try await firststep.addClinic()
        let name = "Robert'); DROP TABLE clinic.patient;--"
        #expect(try await firststep.addPatient(family: name).output.contains(name))
        #expect(try await firststep.addPatient(family: "Ann\u{1B}[31m").code == 64)
        let csv = try await firststep.addPatient(given: "=cmd()", family: "Formula")
        #expect(csv.code == 0)
        #expect(try await firststep.run("patient", "find", "formula", "--format", "csv").output.contains("'=cmd()"))
    }
}

@Suite("Clinics and staff")
struct ClinicCommandTests {
    @Test("A login works for its own clinic and for no other")
    func ownClinic() async throws {
        let firststep = try await TestServer.shared.program()
        let homeless = try await firststep.run("patient", "list")
        #expect(homeless.code == 77)
        #expect(homeless.errors.contains("this login belongs to no clinic"))
        try await firststep.addClinic("denver")
        try await firststep.addClinic("austin", login: TestServer.otherStaff)
        #expect(try await firststep.run("patient", "list", "--clinic", "denver").code == 0)
        for other in ["austin", "boston"] {
            let refused = try await firststep.run("patient", "list", "--clinic", other)
            #expect(refused.code == 77)
            #expect(refused.errors == "patient list: this login belongs to the clinic denver, not to \(other)\n")
        }
    }

    @Test("An edit of a clinic keeps what was not said")
    func edit() async throws {
        let firststep = try await TestServer.shared.program()
        try await firststep.addClinic()
        #expect(try await firststep.run("clinic", "edit", "denver", "--city", "Denver").code == 0)
        let listed = try await firststep.run("clinic", "list", "--format", "csv")
        #expect(listed.output.contains("denver,Test Clinic,,Denver,,,,,America/Denver,USD"))
        let zone = try await firststep.run("clinic", "edit", "denver", "--time-zone", "Denver")
        #expect(zone.code == 65)
        #expect(zone.errors.contains("is not a time zone"))
    }

    @Test("Staff are added once, edited and disabled")
    func staff() async throws {
        let firststep = try await TestServer.shared.program()
        try await firststep.addClinic()
        let add = ["staff", "add", "epark", "--name", "Dr. Ellen Park", "--role", "billing", "--role", "clinician"]
        let added = try await firststep.run(add + ["--npi", "1234567893"])
        #expect(added.output.contains("clinician billing"))
        #expect(try await firststep.run(add).code == 65)
        #expect(try await firststep.run("staff", "add", "x", "--name", "X", "--role", "boss").code == 64)
        #expect(
            try await firststep.run("staff", "add", "x", "--name", "X", "--role", "billing", "--npi", "1234567890").code
                == 64
        )
        #expect(try await firststep.run("staff", "disable", "epark").output.contains("yes"))
        #expect(try await firststep.run("staff", "disable", "epark").code == 65)
        #expect(try await firststep.run("staff", "edit", "nobody", "--name", "N").errors.contains("known: epark"))
    }
}
