import Domain
import TestSupport
import Testing

/// What becomes of the resources of a file.
@Suite("Imports from FHIR")
struct FHIRImportTests {
    private func counts(
        _ inserted: Int,
        _ unchanged: Int = 0,
        _ changed: Int = 0,
        missing: Int = 0,
        rejected: Int = 0
    )
        -> String
    {
        "inserted \(inserted), unchanged \(unchanged), changed \(changed), missing \(missing), rejected \(rejected)\n"
    }

    @Test("a bundle and the same resources line by line are the same records, and come in once")
    func bundleAndLines() async throws {
        let clinic = try await TestClinic(patient: false)
        let score = FHIRFiles.pain("o1", FHIRFiles.value("7"))
        let bundle = try await clinic.importFHIR(FHIRFiles.bundle(score, FHIRFiles.episode, FHIRFiles.patient))
        #expect(bundle.code == 0 && bundle.output == counts(3), "\(bundle.errors)")
        let lines = FHIRFiles.lines(FHIRFiles.patient, FHIRFiles.episode, score)
        #expect(try await clinic.importFHIR(lines).output == counts(0, 3))
        #expect(try await clinic.importFHIR("\u{FEFF}" + lines).output == counts(0, 3))
        let shown = try await clinic.firststep("patient show P-1001 --format json").output
        for text in ["Ann Mary", "Example", "303-555-0100", "ann@example.org", "1 Main St, Apt 2", "Denver", "80202"] {
            #expect(shown.contains("\"\(text)\""), "\(text)")
        }
        #expect(try await clinic.firststep("score list C-1001 --format csv").output.contains("2025-02-01,22,7,"))
    }

    @Test("what Synthea writes names its patient by a uuid; its time is a day in the clinic, its state is left out")
    func synthea() async throws {
        let clinic = try await TestClinic(patient: false)
        let before = try await clinic.importFHIR(FHIRFiles.synthea)
        #expect(before.code == 65 && before.output == counts(0, rejected: 1))
        #expect(before.errors.contains("line 6, Observation.subject (word): the patient had no case on that day;"))
        let kept = try await clinic.firststep(
            "import fhir \(ImportFiles.write(["s.json": FHIRFiles.synthea]))/s.json --keep-good"
        )
        #expect(kept.output == counts(1, rejected: 1))
        #expect(kept.errors.contains("warning: not read: 1 Encounter\n"))
        #expect(kept.errors.contains("warning: state left out, as it is not two letters of a US state: 1 Patient\n"))
        _ = try await clinic.firststep("case open P-1001 --side right --opened-on 2025-01-01")
        #expect(try await clinic.importFHIR(FHIRFiles.synthea).output == counts(1, 1))
        #expect(try await clinic.firststep("score list C-1001 --format csv").output.contains("2025-02-02,"))
    }

    @Test("a reference is followed in each form, also where the id is not that of the address")
    func references() async throws {
        let clinic = try await TestClinic(patient: false)
        let forms = [
            "Patient/p1", "https://ehr.example.org/fhir/Patient/p1", "Patient/p1/_history/3",
            "urn:uuid:0C1D0000-0000-4000-8000-00000000000A",
        ]
        let entries = forms.enumerated().map { index, form in
            "{\"resource\": \(FHIRFiles.episode("c\(index)", heels: ["left"], patient: form))}"
        }
        let patient = """
            {"resource": \(FHIRFiles.patient), "fullUrl": "urn:uuid:0c1d0000-0000-4000-8000-00000000000a"}
            """
        let text = "{\"entry\": [\((entries + [patient]).joined(separator: ", "))], \"resourceType\": \"Bundle\"}"
        let outcome = try await clinic.importFHIR(text)
        #expect(outcome.output == counts(5), "\(outcome.errors)")
    }

    @Test("a changed resource is a conflict, unless --update replaces it")
    func changed() async throws {
        let clinic = try await TestClinic(patient: false)
        func file(_ score: String, _ family: String) -> String {
            let patient = FHIRFiles.patient.replacing("Example", with: family)
            return FHIRFiles.lines(patient, FHIRFiles.episode, FHIRFiles.pain("o1", FHIRFiles.value(score)))
        }
        #expect(try await clinic.importFHIR(file("7", "Example")).code == 0)
        let conflict = try await clinic.importFHIR(file("8", "Sample"))
        #expect(conflict.code == 65 && conflict.output == counts(0, 1, rejected: 2))
        #expect(conflict.errors.contains("line 1: was imported with other values; --update replaces them\n"))
        #expect(conflict.errors.contains("line 3: was imported with other values; --update replaces them\n"))
        #expect(try await clinic.importFHIR(file("8", "Sample"), "--update").output == counts(0, 1, 2))
        #expect(try await clinic.importFHIR(file("8", "Sample")).output == counts(0, 3))
    }

    @Test("a score between two steps is refused, or rounded half up where that is asked for; 0 is a score")
    func rounding() async throws {
        let values = [
            ("0", 0), ("7.0", 7), ("1e1", 10), ("7.5", 8), ("6.999999999999999999", 7), ("2.4999999999999999", 2),
        ]
        let scores = values.enumerated().map { index, value in
            FHIRFiles.pain("o\(index)", on: "2025-02-0\(index + 1)", FHIRFiles.value(value.0)).replacing("\n", with: "")
        }
        let file = FHIRFiles.lines(FHIRFiles.patient, FHIRFiles.episode) + scores.joined(separator: "\n")
        let clinic = try await TestClinic(patient: false)
        let refused = try await clinic.importFHIR(file)
        #expect(refused.output == counts(0, rejected: 3))
        for line in 6...8 {
            let words =
                "line \(line), Observation.valueQuantity.value (decimal): morning-pain goes from 0 to 10 in whole numbers; "
                + "--round half-up rounds to them\n"
            #expect(refused.errors.contains(words), "\(refused.errors)")
        }
        let rounded = try await clinic.importFHIR(file, "--round half-up")
        #expect(rounded.output == counts(8), "\(rounded.errors)")
        let listed = try await clinic.firststep("score list C-1001 --format csv").output
        for (index, value) in values.enumerated() {
            #expect(listed.contains("2025-02-0\(index + 1),\(22 + index),\(value.1),"), "\(value.0): \(listed)")
        }
        for outside in ["10.4", "-0.4", "11"] {
            let text = FHIRFiles.pain("x", FHIRFiles.value(outside))
            #expect(try await clinic.importFHIR(text, "--round half-up").code == 65, "\(outside)")
        }
    }

    @Test("an observation without a value is missing; one that is not final, or of another part, is passed by")
    func missing() async throws {
        let clinic = try await TestClinic(patient: false)
        let knee = "\"bodySite\": {\"text\": \"Left knee\"}, "
        let file = FHIRFiles.lines(
            FHIRFiles.patient,
            FHIRFiles.episode,
            FHIRFiles.pain("o1", "\"dataAbsentReason\": {\"text\": \"declined\"}"),
            FHIRFiles.pain("o2", FHIRFiles.value("9"), status: "entered-in-error"),
            FHIRFiles.pain("o3", knee + FHIRFiles.value("9")),
            FHIRFiles.pain("o4", "\"valueInteger\": 4, \"bodySite\": {\"text\": \"Heel structure, left\"}"),
            FHIRFiles.pain("o5", FHIRFiles.value("9")).replacing("72514-3", with: "8867-4")
        )
        let folder = ImportFiles.write(["file.ndjson": file])
        let outcome = try await clinic.firststep("import fhir \(folder)/file.ndjson")
        #expect(outcome.output == counts(3, missing: 1), "\(outcome.errors)")
        #expect(
            outcome.errors.contains(
                "not read: 1 Observation about another part of the body, 1 Observation not final, "
                    + "1 Observation with another code\n"
            )
        )
        #expect(outcome.errors.contains("read as morning-pain by LOINC 72514-3 alone: 2 Observation\n"))
    }

    @Test("a long file is read as a short one, wherever its pieces end", arguments: [true, false])
    func long(isBundle: Bool) async throws {
        let clinic = try await TestClinic(patient: false)
        // Of ever other lengths, with all that a reader of pieces could stumble over.
        let patients = (0..<400).map { number in
            let text = String(repeating: "ü\\\"}]\\\\{[痛", count: number % 97)
            return FHIRFiles.patient.replacing("\n", with: " ").replacing("\"p1\"", with: "\"p\(number)\"")
                .replacing("{\"resourceType\"", with: "{\"text\": {\"div\": \"\(text)\"}, \"resourceType\"")
        }
        let entries = patients.map { "{\"resource\": \($0), \"fullUrl\": \"https://ehr.example.org/x\"}" }
        let text =
            isBundle
            ? "{\"entry\": [\(entries.joined(separator: ",\n"))], \"resourceType\": \"Bundle\"}"
            : patients.joined(separator: "\n")
        #expect(text.utf8.count > 4 * 65_536)
        let outcome = try await clinic.importFHIR(text)
        #expect(outcome.output == counts(400), "\(outcome.errors.suffix(300))")
        let broken = try await clinic.importFHIR(text.replacing("\"id\": \"p399\"", with: "\"id\": \"\""))
        #expect(broken.errors.contains("line 400, Patient.id"), "\(broken.errors.suffix(300))")
    }

    @Test("the same ids are other people in another clinic, and under another source")
    func apart() async throws {
        let clinic = try await TestClinic(patient: false)
        #expect(try await clinic.importFHIR(FHIRFiles.patient).output == counts(1))
        #expect(try await clinic.importFHIR(FHIRFiles.patient, "--source elsewhere").output == counts(1))
        let other = TestServer.login(.billing)
        try await TestClinic.found("boulder", administrator: other, in: clinic.database)
        let there = try FirstStepBinary(environment: TestServer.shared.environment(database: clinic.database))
            .acting(as: other)
        let folder = ImportFiles.write(["p.json": FHIRFiles.patient])
        #expect(try await there.run("import", "fhir", "\(folder)/p.json").output == counts(1))
        #expect(try await there.run("import", "fhir", "\(folder)/p.json").output == counts(0, 1))
        #expect(try await clinic.importFHIR(FHIRFiles.patient).output == counts(0, 1))
    }
}
