import Foundation
import TestSupport
import Testing

/// Files and resources that cannot be taken, and what is said of them.
@Suite("Refusals of FHIR files")
struct FHIRRefusalTests {
    @Test(
        "a file that is no FHIR is refused with what it is and where",
        arguments: [
            (
                "external_id,family_name\np1,Example\n",
                "the file is a table and not FHIR; import it with: firststep import"
            ),
            ("<Bundle/>", "the file is XML; FHIR is read as JSON"),
            ("[{}]", "the file is a list; FHIR is a bundle, a resource, or one resource a line (NDJSON)"),
            ("PK\u{3}\u{4}", "the file is compressed; unpack it first"),
            ("", "the file is empty"),
            ("{\n\"id\": \"x\"}", "line 1: an object without resourceType is no FHIR resource"),
            (
                "{\"resourceType\": \"Bundle\", \"entry\": [\n{\"resource\":\n{\"id\": \"x\"}}]}",
                "line 3: an object without"
            ),
            ("{\"resourceType\": \"Patient\",\n\"name\": [\n", "line 2: what opens here is never closed"),
            (
                "{\"resourceType\": \"Patient\",\n\"name\": [}",
                "line 2: what is closed here was opened by another bracket"
            ),
            (
                "{\"resourceType\": \"Patient\",\n\"id\": \"p1\n\"}",
                "line 2: a text ends with its line; is a quote missing?"
            ),
            ("{\"resourceType\": \"Patient\",\n\"id\": \"p1", "line 2: the file ends within a text"),
            (
                "{\"resourceType\": \"Patient\",\n\"id\": \"p\u{0}1\"}",
                "line 2: a NUL byte; save the file as UTF-8 text"
            ),
            ("{\"resourceType\": \"Patient\"}\n\nPatient", "line 3: after a resource comes another one or the end"),
            ("{\"resourceType\": \"Patient\",\n\"x\": #}", "line 2: this is no JSON: something stands outside"),
            ("{\"x\": " + String(repeating: "[", count: 101), "line 1: the nesting is deeper than 100 levels"),
        ]
    )
    func form(_ text: String, _ words: String) async throws {
        let clinic = try await Self.clinic.value
        let outcome = try await clinic.importFHIR(text)
        #expect(outcome.code == 65 && outcome.errors.contains("file.json: \(words)"), "\(outcome.errors)")
    }

    @Test("bytes that are not UTF-8, and a resource without end, are refused with their line")
    func bytes() async throws {
        let clinic = try await Self.clinic.value
        let folder = ImportFiles.write([:])
        let start = Array("{\"resourceType\": \"Encounter\",\n".utf8)
        for (bytes, words) in [
            (start + [UInt8(ascii: "\""), 0xC3, UInt8(ascii: "\""), UInt8(ascii: "}")], "line 2: not UTF-8"),
            ([0xFF, 0xFE] + start, "the file is not UTF-8 text; save it as UTF-8"),
            (
                start + [UInt8](repeating: UInt8(ascii: " "), count: 17 << 20),
                "line 1: the resource is longer than 16 MiB"
            ),
        ] {
            try Data(bytes).write(to: URL(filePath: "\(folder)/b.json"))
            let outcome = try await clinic.firststep("import fhir \(folder)/b.json")
            #expect(outcome.code == 65 && outcome.errors.contains(words), "\(outcome.errors)")
        }
    }

    @Test("a telephone, a city and a postal code that are too long are refused by their line and element, all at once")
    func lengths() async throws {
        let clinic = try await Self.clinic.value
        let long = { String(repeating: "8", count: $0) }
        let outcome = try await clinic.importFHIR(
            """
            {"resourceType": "Patient", "id": "long", "birthDate": "1984-03-05", "name": [{"family": "Long", "given": ["Ann"]}],
             "telecom": [{"system": "phone", "value": "\(long(51))"}],
             "address": [{"city": "\(long(101))", "postalCode": "\(long(21))"}]}
            """
        )
        #expect(outcome.code == 65)
        for (element, most) in [("telecom(phone).value", 50), ("address.city", 100), ("address.postalCode", 20)] {
            #expect(
                outcome.errors.contains("\(element)") && outcome.errors.contains("at most \(most) characters"),
                "\(outcome.errors)"
            )
        }
    }

    @Test("a pipe, which can be read only once, is refused, and a file that is not there too")
    func pipe() async throws {
        let clinic = try await Self.clinic.value
        let outcome = try await clinic.firststep("import fhir /dev/stdin")
        #expect(outcome.code == 65 && outcome.errors.contains("a pipe can be read only once"), "\(outcome.errors)")
        #expect(try await clinic.firststep("import fhir /nowhere/x.json").code == 66)
    }

    @Test(
        "a resource that cannot be taken is named by its line and element, without what stands there",
        arguments: [
            (("\"1984-03-05\"", "\"1984-03\""), "Patient.birthDate (word): the whole date is needed, as in 1984-03-05"),
            (("\"birthDate\": \"1984-03-05\",", ""), "Patient.birthDate (empty): must not be missing: the whole date"),
            (("\"family\": \"Example\", ", ""), "Patient.name.family (empty): must not be missing: write one line"),
            (
                ("\"family\": \"Example\"", "\"family\": 7"),
                "Patient.name[1].family: FHIR has a value of another form here"
            ),
            (("\"female\"", "\"f\""), "Patient.gender (word): use one of: female, male, other, unknown"),
            (
                ("ann@example.org", "ann"),
                "Patient.telecom(email).value (word): write an address as in name@example.org"
            ),
            (
                ("\"id\": \"p1\", ", ""),
                "Patient.id: every resource needs an id, or a fullUrl that begins with urn:uuid:"
            ),
            (("true", "truth"), "Patient: this is no JSON"),
        ]
    )
    func patients(_ change: (String, String), _ words: String) async throws {
        let clinic = try await Self.clinic.value
        let text = FHIRFiles.lines(
            "{\"resourceType\": \"Basic\"}",
            FHIRFiles.patient.replacing(change.0, with: change.1)
        )
        let outcome = try await clinic.importFHIR(text)
        #expect(outcome.code == 65 && outcome.errors.contains("file.json: line 2, \(words)"), "\(outcome.errors)")
        #expect(!outcome.errors.contains("1984-03-05 ") && !outcome.errors.contains("Ann"))
    }

    @Test(
        "a reference that names nothing by its id is refused with what would be right",
        arguments: [
            ("Patient?identifier=x|1", "a condition cannot be followed; write Patient/ID or urn:uuid:..."),
            ("#p", "a contained resource has no id of its own; write Patient/ID or urn:uuid:..."),
            ("Group/p1", "names something else than a Patient; write Patient/ID or urn:uuid:..."),
            ("p1", "write Patient/ID or urn:uuid:..."),
        ]
    )
    func references(_ reference: String, _ words: String) async throws {
        let clinic = try await Self.clinic.value
        let outcome = try await clinic.importFHIR(FHIRFiles.episode("c1", heels: ["left"], patient: reference))
        #expect(
            outcome.errors.contains("line 1, EpisodeOfCare.patient.reference (word): \(words)"),
            "\(outcome.errors)"
        )
    }

    @Test("all refusals of all kinds are told at once; what only follows from another is counted, and is in the file")
    func allAtOnce() async throws {
        let clinic = try await Self.clinic.value
        let folder = ImportFiles.write([
            "all.ndjson": FHIRFiles.lines(
                FHIRFiles.patient.replacing("1984-03-05", with: "1984"),
                FHIRFiles.episode,
                FHIRFiles.pain("o1", FHIRFiles.value("7")),
                FHIRFiles.pain("o2", FHIRFiles.value("7.5")),
                FHIRFiles.episode("c2", heels: ["left"], patient: "Patient/p2"),
                FHIRFiles.patient.replacing("\"p1\"", with: "\"p3\"")
            )
        ])
        let line = "import fhir \(folder)/all.ndjson --rejects \(folder)/rejects.csv"
        let outcome = try await clinic.firststep(line)
        #expect(outcome.code == 65)
        #expect(outcome.output == "inserted 0, unchanged 0, changed 0, missing 0, rejected 5\n")
        let said = outcome.errors.split(separator: "\n").filter { $0.contains(": line ") }
        #expect(said.count == 3, "\(outcome.errors)")
        #expect(outcome.errors.contains("... and 2 whose patient or case is refused; all are in"))
        let rejects = try String(contentsOfFile: "\(folder)/rejects.csv", encoding: .utf8)
        #expect(
            rejects.replacing("\r\n", with: "\n") == """
                line,column,value_class,reason
                1,Patient.birthDate,integer,"the whole date is needed, as in 1984-03-05"
                2,EpisodeOfCare.patient,word,its patient is refused
                5,EpisodeOfCare.patient,word,no patient of this source has that id; import the patients first
                3,Observation.subject,word,its patient is refused
                4,Observation.valueQuantity.value,decimal,morning-pain goes from 0 to 10 in whole numbers; --round half-up rounds to them

                """,
            "\(rejects)"
        )
        #expect(try await !clinic.firststep("patient list --format csv").output.contains("Example"))
        let kept = try await clinic.firststep("\(line) --keep-good --dry-run")
        #expect(kept.code == 0 && kept.output == "inserted 1, unchanged 0, changed 0, missing 0, rejected 5\n")
    }

    @Test("who may not record what the file holds is told whose duty it is, and nothing is written")
    func duties() async throws {
        let clinic = try await TestClinic(patient: false)
        let folder = ImportFiles.write(["f.json": FHIRFiles.lines(FHIRFiles.patient, FHIRFiles.episode)])
        let refused = try await clinic.colleague(.billing).line("import fhir \(folder)/f.json")
        #expect(refused.code == 77 && refused.errors.contains("clinician"), "\(refused.errors)")
        #expect(try await !clinic.firststep("patient list --format csv").output.contains("Example"))
    }

    /// A clinic in which nothing stays, since all that comes is refused.
    private static let clinic = Task { try await TestClinic(patient: false) }
}
