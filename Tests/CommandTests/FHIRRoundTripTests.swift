import Foundation
import TestSupport
import Testing

/// What leaves as FHIR comes back as the same facts.
@Suite("The way of a FHIR bundle out and in again")
struct FHIRRoundTripTests {
    @Test("patients, cases, diagnoses, sessions and scores are in another clinic what they were in the first")
    func facts() async throws {
        let here = try await TestClinic.withEverything.value
        let there = try await TestClinic(patient: false)
        let left = try ReadBundle(try await here.firststep("patient export P-1001 --format fhir"))
        let folder = ImportFiles.write(["p.json": left.text])
        let came = try await there.firststep("import fhir \(folder)/p.json")
        #expect(came.output == "inserted 14, unchanged 0, changed 0, missing 0, rejected 0\n", "\(came.errors)")
        let again = try await there.firststep("import fhir \(folder)/p.json")
        #expect(again.output == "inserted 0, unchanged 14, changed 0, missing 0, rejected 0\n", "\(again.errors)")
        let back = try ReadBundle(try await there.firststep("patient export P-1001 --format fhir"))
        #expect(try facts(of: left) == facts(of: back))
        #expect(try facts(of: back).count == 14)
    }

    @Test("the article's cases come back, of one heel and of both")
    func cases() async throws {
        let here = try await TestClinic.withCases()
        let there = try await TestClinic(patient: false)
        for line in [
            "case diagnose C-1001 --diagnosis plantar-fasciopathy --status confirmed --on 2025-01-14",
            "score record C-1001 --value 0 --on 2025-01-14",
        ] { #expect(try await here.firststep(line).code == 0) }
        for number in ["C-1001", "C-1002", "C-1003"] {
            let left = try ReadBundle(try await here.firststep("export fhir \(number)"))
            let folder = ImportFiles.write(["c.json": left.text])
            #expect(try await there.firststep("import fhir \(folder)/c.json").code == 0)
            let back = try ReadBundle(try await there.firststep("export fhir \(number)"))
            #expect(try facts(of: left) == facts(of: back), "\(number)")
        }
    }

    @Test("a diagnosis that says something else is a conflict, and --update strikes it for the new one")
    func diagnoses() async throws {
        let here = try await TestClinic.withEverything.value
        let there = try await TestClinic(patient: false)
        let text = try ReadBundle(try await here.firststep("export fhir C-1001")).text
        let other = text.replacing("\"nerve-entrapment\"", with: "\"retrocalcaneal-bursitis\"")
        #expect(text != other)
        #expect(try await there.importFHIR(text).code == 0)
        let conflict = try await there.importFHIR(other)
        #expect(conflict.code == 65)
        #expect(
            conflict.errors.contains("the heel has another primary diagnosis; --update replaces one that is recorded")
        )
        let updated = try await there.importFHIR(other, "--update")
        #expect(updated.output.hasPrefix("inserted 1, unchanged "), "\(updated.errors)")
        let standing = try ReadBundle(try await there.firststep("export fhir C-1001")).all("Condition")
        #expect(standing.count == 4)
        #expect(standing.flatMap { texts($0, "code.coding.code") }.contains("retrocalcaneal-bursitis"))
    }

    /// What is read of a bundle, without the numbers that a clinic gives, its own name, who did it, and remarks.
    private func facts(of bundle: ReadBundle) throws -> Set<String> {
        var facts: Set<String> = []
        for resource in bundle.resources where isRead(resource) {
            let data = try JSONSerialization.data(
                withJSONObject: plain(resource),
                options: [.sortedKeys, .withoutEscapingSlashes]
            )
            facts.insert(String(decoding: data, as: UTF8.self))
        }
        return facts
    }

    private func isRead(_ resource: [String: Any]) -> Bool {
        switch resource["resourceType"] as? String {
        case "Patient", "EpisodeOfCare", "Condition", "Procedure": true
        case "Observation": texts(resource, "code.coding.system").contains("urn:firststep:codes:instrument")
        default: false
        }
    }

    private func plain(_ value: Any) -> Any {
        if let list = value as? [Any] {
            return list.compactMap { element -> Any? in
                let isComplaint = (element as? [String: Any])?["url"] as? String == "urn:firststep:extension:complaint"
                return isComplaint ? nil : plain(element)
            }
        }
        guard let object = value as? [String: Any] else { return value }
        let ours: Set = [
            "id", "identifier", "basedOn", "note", "asserter", "performer", "managingOrganization", "condition",
        ]
        return object.filter { !ours.contains($0.key) }.mapValues(plain)
    }
}
