import Foundation
import TestSupport
import Testing

/// How a bundle leaves: the same bytes, for nobody else's eyes, and not unseen.
@Suite("The files and the trail of FHIR exports")
struct FHIRFileTests {
    private func clinic() async throws -> TestClinic {
        let clinic = try await TestClinic.withCases()
        #expect(try await clinic.firststep("score record C-1001 --value 7 --on 2025-01-14").code == 0)
        return clinic
    }

    @Test("the same records are the same bytes, printed or in a file that is its owner's alone")
    func bytes() async throws {
        let clinic = try await clinic()
        for line in ["export fhir C-1001", "patient export P-1001 --format fhir"] {
            let path = TemporaryFolder.newPath()
            let printed = try await clinic.firststep(line)
            let again = try await clinic.firststep(line)
            #expect(printed.code == 0 && printed.output == again.output && printed.output.hasSuffix("\n}\n"))
            let written = try await clinic.firststep("\(line) --output \(path)")
            #expect(written.code == 0 && written.output.isEmpty)
            #expect(written.errors.hasSuffix(" resources\n"))
            #expect(try String(contentsOfFile: path, encoding: .utf8) == printed.output)
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(mode == 0o600)
        }
    }

    @Test("an unknown case or patient is refused, and no file is there")
    func unknown() async throws {
        let clinic = try await clinic()
        let path = TemporaryFolder.newPath()
        let refused = try await clinic.firststep("export fhir C-1009 --output \(path)")
        #expect(refused.code == 65 && refused.errors == "export fhir: there is no case C-1009\n")
        #expect(try await clinic.firststep("patient export P-1009 --format fhir --output \(path)").code == 65)
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test("the log knows whose record left, how much of it, and which file; where it cannot be told nothing leaves")
    func log() async throws {
        let clinic = try await clinic()
        let path = TemporaryFolder.newPath()
        _ = try await clinic.firststep("export fhir C-1001 --output \(path)")
        let logged = try await clinic.superuser(
            """
            SELECT event.rows, event.file_sha256 FROM audit.event JOIN audit.event_patient USING (clinic_id, event_id)
            WHERE action = 'export fhir' AND outcome = 'done' AND record = 'C-1001' AND patient_id = 1001
            """
        )
        #expect(logged.count == 1)
        #expect(try logged[0]["rows"] as Int == 3)
        #expect(try (logged[0]["file_sha256"] as String?) != nil)
        _ = try await clinic.superuser("REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA audit FROM firststep_staff")
        for line in ["export fhir C-1001", "export fhir C-1001 --output \(path)x"] {
            let outcome = try await clinic.firststep(line)
            #expect(outcome.code != 0 && outcome.output.isEmpty)
        }
        #expect(!FileManager.default.fileExists(atPath: path + "x"))
    }

    @Test("all numbers of a person are one patient, who is told by the old ones too")
    func merged() async throws {
        let clinic = try await clinic()
        for line in [
            "patient add --family Example --given Anna --born 1984-03-05 --sex female --quiet",
            "patient merge P-1001 --into P-1002",
        ] { #expect(try await clinic.firststep(line).code == 0) }
        let bundle = try ReadBundle(try await clinic.firststep("export fhir C-1001"))
        let patient = try bundle.one("Patient", "P-1002")
        #expect(texts(patient, "identifier.value") == ["P-1002", "P-1001"])
        #expect(texts(patient, "identifier.use") == ["usual", "old"])
        #expect(bundle.all("EpisodeOfCare").flatMap { texts($0, "patient.reference") } == ["Patient/P-1002"])
        let person = try ReadBundle(try await clinic.firststep("patient export P-1001 --format fhir"))
        #expect(person.all("EpisodeOfCare").count == 3)
    }

    @Test("of somebody erased the number is left; of somebody restricted nothing leaves")
    func forgotten() async throws {
        let clinic = try await TestClinic.toForget()
        #expect(try await clinic.firststep("patient restrict P-1002 --reason staff").code == 0)
        let refused = try await clinic.colleague(.clinician).line("export fhir C-1001")
        #expect(refused.code == 77 && refused.output.isEmpty)
        _ = try await clinic.firststep("patient open P-1002 --reason erasure")
        #expect(try await clinic.firststep(TestClinic.erase).code == 0)
        let outcome = try await clinic.firststep("export fhir C-1001")
        let bundle = try ReadBundle(outcome)
        #expect(try bundle.one("Patient", "P-1002").keys.sorted() == ["id", "identifier", "resourceType"])
        #expect(!bundle.text.contains("Zabelthau") && !bundle.text.contains("Quirinia"))
        #expect(!bundle.all("Procedure").isEmpty)
    }
}
