import Domain
import Foundation
import TestSupport
import Testing

/// What the records become in FHIR, and who gets which part of them.
@Suite("The export of a case as FHIR")
struct FHIRExportTests {
    private func bundle(_ line: String = "export fhir C-1001", as duty: Duty? = nil) async throws -> ReadBundle {
        let clinic = try await TestClinic.withEverything.value
        guard let duty else { return try ReadBundle(try await clinic.firststep(line)) }
        return try ReadBundle(try await clinic.colleague(duty).line(line))
    }

    @Test("the patient leaves with number, name, contact and address")
    func patient() async throws {
        let patient = try await bundle().one("Patient", "P-1001")
        #expect(texts(patient, "identifier.system") == ["urn:firststep:clinic:denver:patient"])
        #expect(texts(patient, "identifier.value") == ["P-1001"])
        #expect(texts(patient, "name.family") == ["Example"] && texts(patient, "name.given") == ["Ann Mary"])
        #expect(patient["birthDate"] as? String == "1984-03-05" && patient["gender"] as? String == "female")
        #expect(texts(patient, "telecom.system") == ["phone", "email"])
        #expect(texts(patient, "telecom.value") == ["303 555 0100", "ann@example.org"])
        #expect(texts(patient, "address.line") == ["1 Elm St \u{201C}A\u{201D}"])
        let place = ["city", "state", "postalCode"].flatMap { texts(patient, "address.\($0)") }
        #expect(place == ["Boulder", "CO", "80301"])
    }

    @Test("a case of both heels is one episode with both, and each heel's primary diagnosis is of rank 1")
    func bilateral() async throws {
        let episode = try await bundle().one("EpisodeOfCare", "C-1001")
        let heels = extensions(episode, "heel").flatMap { texts($0, "valueCodeableConcept.coding.code") }
        #expect(heels == ["left-heel", "right-heel"])
        #expect(episode["status"] as? String == "active")
        #expect(texts(episode, "period.start") == ["2025-01-13"] && texts(episode, "period.end").isEmpty)
        #expect(extensions(episode, "onset").flatMap { texts($0, "valueDate") } == ["2024-12-01"])
        #expect(extensions(episode, "complaint").flatMap { texts($0, "valueString") } == ["both \\ hurt"])
        let ranks = values(episode, "diagnosis").map { diagnosis in
            (texts(diagnosis, "condition.reference")[0], values(diagnosis, "rank").first as? Int)
        }
        #expect(ranks.map(\.0) == ["Condition/D-1", "Condition/D-2", "Condition/D-3", "Condition/D-4"])
        #expect(ranks.map(\.1) == [1, 2, 1, nil])
    }

    @Test("a diagnosis has its side, how sure it is, and the ICD-10-CM code of its side")
    func conditions() async throws {
        let bundle = try await bundle()
        let expected = [
            ("D-1", "left-heel", "confirmed", "active", "M72.2", "plantar-fasciopathy"),
            ("D-2", "left-heel", "provisional", "active", "M77.32", "haglund"),
            ("D-3", "right-heel", "provisional", "active", "G57.61", "nerve-entrapment"),
            ("D-4", "right-heel", "refuted", "inactive", "M84.374A", "stress-fracture"),
        ]
        for (id, side, verification, clinical, icd10, code) in expected {
            let condition = try bundle.one("Condition", id)
            #expect(texts(condition, "bodySite.coding.code") == [side])
            #expect(texts(condition, "verificationStatus.coding.code") == [verification])
            #expect(texts(condition, "clinicalStatus.coding.code") == [clinical])
            #expect(texts(condition, "code.coding.code") == [icd10, code])
            #expect(texts(condition, "extension.valueDateTime") == ["2025-01-14"])
            #expect(condition["onsetDateTime"] as? String == (id == "D-4" ? nil : "2024-12-01"))
        }
        let first = try bundle.one("Condition", "D-1")
        #expect(texts(first, "evidence.code.coding.code") == ["history", "imaging"])
        #expect(texts(first, "asserter.identifier.value") == ["dlee"])
    }

    @Test("only a case that ended without pain ends its conditions")
    func closed() async throws {
        let bundle = try await bundle("export fhir C-1002")
        let episode = try bundle.one("EpisodeOfCare", "C-1002")
        #expect(episode["status"] as? String == "finished" && texts(episode, "period.end") == ["2025-04-01"])
        let outcome = extensions(episode, "case-outcome").flatMap { texts($0, "valueCodeableConcept.coding.code") }
        #expect(outcome == ["resolved"])
        let condition = try #require(bundle.all("Condition").first)
        #expect(texts(condition, "clinicalStatus.coding.code") == ["resolved"])
        #expect(condition["abatementDateTime"] as? String == "2025-04-01")
    }

    @Test("a score has its instrument, heel, day and exact value; 0 is a score, and a struck one is none")
    func scores() async throws {
        let bundle = try await bundle()
        let morning = try bundle.one("Observation", "M-1")
        #expect(texts(morning, "code.coding.system") == ["http://loinc.org", "urn:firststep:codes:instrument"])
        #expect(texts(morning, "code.coding.code") == ["72514-3", "morning-pain"])
        #expect(values(morning, "valueQuantity.value").first as? Int == 0)
        #expect(texts(morning, "valueQuantity.code") == ["{score}"])
        #expect(morning["effectiveDateTime"] as? String == "2025-01-20" && texts(morning, "note.text") == ["says none"])
        #expect(extensions(morning, "after-treatment").isEmpty)
        let after = try bundle.one("Observation", "M-2")
        #expect(extensions(after, "after-treatment").first?["valueBoolean"] as? Bool == true)
        #expect(texts(after, "bodySite.coding.code") == ["right-heel"])
        #expect(texts(after, "extension.valueReference.reference") == ["EpisodeOfCare/C-1001"])
        let index = try bundle.one("Observation", "M-3")
        #expect(texts(index, "code.coding.code") == ["ffi"] && texts(index, "valueQuantity.code") == ["%"])
        #expect(bundle.text.contains("\"value\" : 33.3\n"))
        #expect(try bundle.one("Observation", "M-4")["bodySite"] == nil)
        #expect(!bundle.resources.contains { $0["id"] as? String == "M-5" })
    }

    @Test("an exam is a panel of its findings, each with its heel, zone and unit")
    func exams() async throws {
        let bundle = try await bundle()
        let panel = try bundle.one("Observation", "E-1")
        #expect(texts(panel, "hasMember.reference") == (1...4).map { "Observation/E-1-\($0)" })
        #expect(texts(panel, "note.text") == ["winced"])
        let findings = bundle.all("Observation").filter { ($0["id"] as? String ?? "").hasPrefix("E-1-") }
        func finding(_ code: String) throws -> [String: Any] {
            try #require(findings.first { texts($0, "code.coding.code") == [code] })
        }
        #expect(texts(try finding("dorsiflexion-bent"), "valueQuantity.code") == ["deg"])
        #expect(texts(try finding("tenderness"), "bodySite.coding.code") == ["right-heel", "arch-border"])
        #expect(texts(try finding("hop"), "valueCodeableConcept.coding.code") == ["negative"])
        #expect(texts(try finding("rotation"), "interpretation.coding.code") == ["A"])
        #expect(texts(try bundle.one("Observation", "E-2"), "note.text") == ["only\u{FFFD} seen"])
    }

    @Test("an imaging order is a request with its report; only what lies above the threshold is marked high")
    func imaging() async throws {
        let bundle = try await bundle()
        let states = try (1...4).map { try bundle.one("ServiceRequest", "I-\($0)")["status"] as? String }
        #expect(states == ["completed", "revoked", "active", "completed"])
        #expect(try bundle.one("ServiceRequest", "I-3")["occurrenceDateTime"] as? String == "2025-01-20")
        #expect(texts(try bundle.one("ServiceRequest", "I-2"), "note.text") == ["no need"])
        let report = try bundle.one("DiagnosticReport", "I-1")
        #expect(report["conclusion"] as? String == "thick")
        #expect(texts(report, "conclusionCode.coding.code") == ["positive"])
        #expect(texts(report, "result.reference") == ["Observation/I-1-1"])
        #expect(texts(try bundle.one("Observation", "I-1-1"), "interpretation.coding.code") == ["H"])
        #expect(try bundle.one("Observation", "I-4-1")["interpretation"] == nil)
        #expect(bundle.text.contains("\"value\" : 4.1\n") && bundle.text.contains("\"value\" : 450.5\n"))
    }

    @Test("a session has its series, treatment, day, dose, guidance, device, lot and target")
    func sessions() async throws {
        let bundle = try await bundle()
        let session = try bundle.one("Procedure", "T-1")
        #expect(texts(session, "basedOn.reference") == ["ServiceRequest/S-1"])
        #expect(texts(session, "code.coding.code") == ["focused-eswt"])
        #expect(session["performedDateTime"] as? String == "2025-01-21")
        #expect(texts(session, "bodySite.text") == ["Left heel", "Baxter's nerve"])
        #expect(texts(session, "contained.deviceName.name") == ["Dev 1"])
        #expect(texts(session, "contained.lotNumber") == ["L-7"])
        let dose = extensions(session, "dose").flatMap { values($0, "extension") }
        #expect(dose.flatMap { texts($0, "url") } == ["energy", "impulses", "frequency"])
        #expect(dose.flatMap { texts($0, "valueQuantity.code") } == ["mJ/mm2", "{impulses}", "Hz"])
        #expect(bundle.text.contains("\"value\" : 0.125\n") && bundle.text.contains("\"value\" : 4.5\n"))
        #expect(extensions(session, "guidance").flatMap { texts($0, "valueCodeableConcept.coding.code") } == ["none"])
        #expect(extensions(session, "pain-during").first?["valueInteger"] as? Int == 6)
        #expect(extensions(session, "anaesthesia").first?["valueBoolean"] as? Bool == true)
        #expect(extensions(session, "booked-on").first?["valueDate"] as? String == "2025-01-22")
        let injection = try bundle.one("Procedure", "T-2")
        #expect(injection["contained"] == nil && injection["usedReference"] == nil)
        #expect(extensions(injection, "guidance-image").first?["valueString"] as? String == "PACS-1")
        let series = try bundle.one("ServiceRequest", "S-1")
        #expect(series["status"] as? String == "revoked")
        #expect(
            extensions(series, "series-end").flatMap { texts($0, "valueCodeableConcept.coding.code") } == ["withdrawn"]
        )
        #expect(values(series, "occurrenceTiming.repeat.count").first as? Int == 3)
        #expect(values(series, "occurrenceTiming.repeat.period").first as? Int == 7)
    }

    @Test("home care is one plan, with a prescription an activity")
    func homeCare() async throws {
        let plan = try await bundle().one("CarePlan", "C-1001")
        #expect(texts(plan, "activity.id") == ["H-1", "H-2"])
        #expect(texts(plan, "activity.detail.status") == ["in-progress", "stopped"])
        #expect(texts(plan, "activity.detail.description") == ["hold 30-45 s, 3 repetitions"])
        #expect(texts(plan, "activity.detail.productCodeableConcept.text") == ["Blue sock"])
        #expect(texts(plan, "activity.detail.statusReason.text") == ["too tight"])
        // Stopped on its first day: it held on none, and a period cannot end before it starts.
        #expect(texts(plan, "activity.detail.scheduledPeriod.end").isEmpty)
    }

    @Test("a charge has its units and whole amount; a credit is negative")
    func charges() async throws {
        let bundle = try await bundle()
        let amounts = try ["B-1", "B-2", "B-3"].map { id in
            try values(bundle.one("ChargeItem", id), "priceOverride.value").first as? Int
        }
        #expect(amounts == [180, 851, -180])
        #expect(texts(try bundle.one("ChargeItem", "B-2"), "bodysite.coding.code") == ["left-heel"])
        #expect(texts(try bundle.one("ChargeItem", "B-1"), "priceOverride.currency") == ["USD"])
    }

    @Test("a person's bundle holds all cases and the person once")
    func person() async throws {
        let bundle = try await bundle("patient export P-1001 --format fhir")
        #expect(bundle.object["id"] as? String == "P-1001")
        #expect(bundle.all("Patient").count == 1)
        #expect(bundle.all("EpisodeOfCare").compactMap { $0["id"] as? String } == ["C-1001", "C-1002"])
    }

    @Test(
        "each duty gets what it may read, and is told what is left out; the bundle says that there is more",
        arguments: [
            (
                Duty.clinician, ["ChargeItem"],
                "not for clinician, and so left out: charges\n"
            ),
            (
                .frontdesk, ["Condition", "DiagnosticReport", "CarePlan", "ChargeItem"],
                "not for frontdesk, and so left out: notes, diagnoses, findings, imaging orders and their results, "
                    + "measurements, home prescriptions, milestones, charges\n"
            ),
            (
                .billing, ["DiagnosticReport", "CarePlan", "Observation"],
                "not for billing, and so left out: notes, findings, imaging orders and their results, measurements, "
                    + "home prescriptions, scores, milestones\n"
            ),
        ]
    )
    func duties(duty: Duty, absent: [String], words: String) async throws {
        let outcome = try await TestClinic.withEverything.value.colleague(duty).line("export fhir C-1001")
        let bundle = try ReadBundle(outcome)
        #expect(outcome.errors == words)
        #expect(texts(bundle.object, "meta.security.code") == ["REDACTED"])
        for type in absent { #expect(bundle.all(type).isEmpty, "\(type)") }
        #expect(!bundle.all("Procedure").isEmpty && bundle.all("Patient").count == 1)
        guard duty != .clinician else { return }
        for secret in ["both \\\\ hurt", "winced", "went well", "says none", "E-1", "too tight"] {
            #expect(!bundle.text.contains(secret), "\(secret)")
        }
        #expect(try await !TestClinic.withEverything.value.firststep("export fhir C-1001").output.contains("REDACTED"))
    }

    @Test("who may see no case gets none of it", arguments: [Duty.analyst, .auditor, .administrator])
    func refused(duty: Duty) async throws {
        let outcome = try await TestClinic.withEverything.value.colleague(duty).line("export fhir C-1001")
        #expect(outcome.code == 77 && outcome.output.isEmpty)
        #expect(outcome.errors.contains("cases are for: clinician, frontdesk, billing"))
    }
}
