import TestSupport
import Testing

extension FirstStepBinary {
    /// Adds the clinic that most tests work for.
    func addClinic(_ code: String = "denver") async throws {
        let outcome = try await run("clinic", "add", code, "--name", "Test Clinic", "--time-zone", "America/Denver")
        try #require(outcome.code == 0, "\(outcome.errors)")
    }

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
            found.output.hasPrefix("patient,family_name,given_name,birth_date,age,sex,city,state,phone,open_cases\r\n")
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
        #expect(try await firststep.addPatient(born: "1984-02-30").code == 64)
        #expect(try await firststep.run("patient", "add", "--family", "A").code == 64)
        let unknown = try await firststep.run("patient", "show", "P-9999")
        #expect(unknown.code == 65)
        #expect(unknown.errors == "patient show: there is no patient P-9999\n")
        #expect(try await firststep.run("patient", "show", "C-1001").code == 64)
        #expect(try await firststep.run("patient", "find").code == 64)
        #expect(try await firststep.run("patient", "list").output == "no such patient\n")
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
    @Test("With several clinics a command asks which")
    func severalClinics() async throws {
        let firststep = try await TestServer.shared.program()
        #expect(try await firststep.run("patient", "list").errors.contains("there is no clinic yet"))
        try await firststep.addClinic("denver")
        try await firststep.addClinic("austin")
        let unsaid = try await firststep.run("patient", "list")
        #expect(unsaid.code == 65)
        #expect(unsaid.errors == "patient list: there are several clinics; say --clinic: austin, denver\n")
        #expect(try await firststep.run("patient", "list", "--clinic", "austin").code == 0)
        #expect(try await firststep.run("patient", "list", "--clinic", "boston").code == 65)
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
