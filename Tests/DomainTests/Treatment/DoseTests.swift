import Domain
import Testing

@Suite("Doses of home care")
struct DoseTests {
    private func parameter(_ code: String, _ name: String, _ unit: String) throws -> DoseParameter {
        try DoseParameter(
            code: DoseParameterCode(rawValue: code),
            name: name,
            unit: UCUMUnit(rawValue: unit),
            usual: DoseRange(low: ExactNumber(unscaled: 3), high: ExactNumber(unscaled: 5)),
            limits: DoseRange(low: ExactNumber(unscaled: 1), high: ExactNumber(unscaled: 100))
        )
    }

    @Test(
        "a dose is read with or without its unit",
        arguments: ["hold=3-4s", "hold = 3 - 4 sec", "HOLD=3–4", "hold=3.0-4 seconds"]
    )
    func reading(text: String) throws {
        let dose = try parameter("hold", "Hold", "s").dose(of: DoseEntry(parsing: text))
        #expect(dose.words == "hold 3-4 s" && dose.warning == nil)
    }

    @Test(
        "each unit is known by the ways in which people write it",
        arguments: [
            ("{steps}/min", "spm"), ("{steps}/min", "/min"), ("[degF]", "F"), ("[degF]", "°F"), ("%", "percent"),
            ("min", "minutes"), ("{count}", "x"), ("mm", "mm"),
        ]
    )
    func units(ucum: String, typed: String) {
        #expect(UCUMUnit(rawValue: ucum).isMeant(by: typed))
    }

    @Test("a minute is not a millimetre, and metres are neither")
    func otherUnits() {
        #expect(!UCUMUnit(rawValue: "min").isMeant(by: "mm"))
        #expect(!UCUMUnit(rawValue: "mm").isMeant(by: "m"))
        #expect(!UCUMUnit.count.isMeant(by: "s"))
    }

    @Test("counted things are said in the singular where there is one")
    func singular() throws {
        let routes = try parameter("flat-routes", "Flat routes a week", "{count}")
        let one = try routes.dose(of: DoseEntry(parsing: "flat-routes=1"))
        #expect(one.words == "1 flat route a week")
        #expect(one.warning == "warning: 1 flat route a week is not the usual dose (3-5)")
        #expect(try routes.dose(of: DoseEntry(parsing: "flat-routes=3-5")).words == "3-5 flat routes a week")
    }

    @Test(
        "what no person can mean is refused",
        arguments: ["reps=0", "reps=101", "reps=99-101", "reps=1.5", "reps=3s"]
    )
    func refusal(text: String) throws {
        let reps = try parameter("reps", "Repetitions", "{count}")
        let entry = try DoseEntry(parsing: text)
        #expect(throws: InvalidInput.self) { try reps.dose(of: entry) }
    }

    @Test(
        "what is no dose is refused",
        arguments: ["", "hold", "hold=", "=3", "hold=-3", "hold=5-3", "hold=3-", "hold=3,5", "hold=a", "hold=3--4"]
    )
    func malformed(text: String) {
        #expect(throws: InvalidInput.self) { try DoseEntry(parsing: text) }
    }

    @Test("a prescription stopped on a day no longer holds on it")
    func states() throws {
        let (first, last) = try (Day(parsing: "2025-02-03"), Day(parsing: "2025-03-31"))
        #expect(PrescriptionState(startsOn: first, stoppedOn: last, on: first + -1) == .planned)
        #expect(PrescriptionState(startsOn: first, stoppedOn: last, on: first) == .active)
        #expect(PrescriptionState(startsOn: first, stoppedOn: last, on: last + -1) == .active)
        #expect(PrescriptionState(startsOn: first, stoppedOn: last, on: last) == .stopped)
        #expect(PrescriptionState(startsOn: first, stoppedOn: nil, on: last) == .active)
    }
}
