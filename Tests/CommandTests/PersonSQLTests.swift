import Foundation
import TestSupport
import Testing

/// The product's SQL as it stands in the sources: a patient is read as the person that the number means.
@Suite("SQL that names a patient")
struct PersonSQLTests {
    /// A text that names a patient and need not ask for the survivor: its file, how it begins, and why.
    private struct Exception: Hashable {
        let file: String
        let beginning: String
        let reason: String
    }

    private static let exceptions = [
        Exception(
            file: "Patients/PersonNumber.swift",
            beginning: "CASE WHEN merged.survivor_id IS NULL",
            reason: "the number itself, for statements that join clinic.survivors"
        ),
        Exception(
            file: "Patients/PatientRecords.swift",
            beginning: "UPDATE \\(unescaped: table) SET replaced_at",
            reason: "an edit replaces the identity of the number that stands, which find() gave"
        ),
        Exception(
            file: "Patients/PatientRecords.swift",
            beginning: "WITH demographics AS ( INSERT",
            reason: "writes the identity of a number"
        ),
        Exception(
            file: "Patients/PatientRecords+Merging.swift",
            beginning: "SELECT link.patient_merge_id",
            reason: "the link itself"
        ),
        Exception(
            file: "Patients/PatientRecords+Distinct.swift",
            beginning: "(patient_id = ANY (\\(one.numbers)",
            reason: "all numbers of two people, which find() gave"
        ),
        Exception(
            file: "Consent/ConsentRecords.swift",
            beginning: "UPDATE clinic.consent SET replaced_at",
            reason: "all numbers of a person, which find() gave"
        ),
        Exception(
            file: "Consent/ConsentRecords.swift",
            beginning:
                "INSERT INTO clinic.consent (clinic_id, patient_id, purpose, decision, form_version, decided_on) SELECT",
            reason: "gives decisions back to the numbers that they were made under"
        ),
        Exception(
            file: "Cases/CaseRecords.swift",
            beginning: "WITH counter AS MATERIALIZED",
            reason: "writes a case, under the number that find() gave"
        ),
        Exception(
            file: "Billing/BillingLine.swift",
            beginning: "EXISTS (SELECT FROM billing.charge",
            reason: "asks for each number; what it is put into looks at all of a person"
        ),
        Exception(
            file: "Billing/BillingLine.swift",
            beginning: "SELECT array_agg(charged.patient_id)",
            reason: "for the log, which keeps the number that was meant then"
        ),
        Exception(
            file: "Audit/AuditLine.swift",
            beginning: "SELECT event.event_id",
            reason: "the log keeps the number that was meant then"
        ),
        Exception(
            file: "Audit/SelectChain.swift",
            beginning: "event.clinic_id, event.event_id",
            reason: "the chain holds the numbers as they were"
        ),
        Exception(
            file: "Wire/Absence.swift",
            beginning: "erasure.patient_id",
            reason: "an erasure has a row for each number of the person"
        ),
        Exception(
            file: "Patients/PatientOnFile.swift",
            beginning: "SELECT erasure.patient_id",
            reason: "an erasure has a row for each number of the person"
        ),
        Exception(
            file: "Patients/PatientRecords.swift",
            beginning: "erasure.patient_id = ",
            reason: "an erasure has a row for each number of the person"
        ),
        Exception(
            file: "Patients/RestrictionRecords.swift",
            beginning: "SELECT FROM clinic.restriction",
            reason: "a restriction is of a number; the policy looks at all of a person"
        ),
        Exception(
            file: "Patients/RestrictionRecords.swift",
            beginning: "SELECT FROM clinic.patient",
            reason: "whether there is such a number"
        ),
        Exception(
            file: "Patients/RestrictionRecords.swift",
            beginning: "SELECT opening.patient_id, opening.recorded_at",
            reason: "an opening is of a number; the policy looks at all of a person"
        ),
        Exception(
            file: "Pathway/RouteRecords.swift",
            beginning: "route.patient_id = ANY",
            reason: "all numbers of the person"
        ),
        Exception(
            file: "Pathway/ShoeRecords.swift",
            beginning: "shoe.patient_id = ANY",
            reason: "all numbers of the person"
        ),
        Exception(
            file: "Pathway/RunRecords.swift",
            beginning: "run.patient_id = ANY",
            reason: "all numbers of the person"
        ),
        Exception(
            file: "Wire/PatientFactTable.swift",
            beginning: "SELECT patient_id, void_reason",
            reason: "the person is looked up by the number that was recorded"
        ),
        Exception(
            file: "Integrity/SelectViolations+Patients.swift",
            beginning: "SELECT \\(literal: IntegrityCheck.birthYear",
            reason: "a number and what is known of it, merged or not"
        ),
        Exception(
            file: "Integrity/SelectViolations+Patients.swift",
            beginning: "SELECT \\(literal: IntegrityCheck.nameWithoutWords",
            reason: "a number and its name, merged or not"
        ),
    ]

    @Test("every text that reads a patient asks which person the number means, or is excused by name")
    func survivors() async throws {
        let tables = try await TestClinic().tablesOfPatients()
        let texts = try Self.texts()
        let naming = texts.filter { $0.namesPatient(among: tables) }
        #expect(naming.count > 20, "the sources were found and read")
        var used: Set<Exception> = []
        // An import finds a registration by the id that it was given elsewhere, and writes under its own number.
        for text in naming where !text.asksForPerson && !text.onlyWrites && !text.file.hasPrefix("Import/") {
            let excuse = Self.exceptions.first { $0.file == text.file && text.words.hasPrefix($0.beginning) }
            if let excuse { used.insert(excuse) }
            #expect(excuse != nil, "\(text.file) reads a patient and not a person: \(text.words.prefix(120))")
        }
        for exception in Self.exceptions where !used.contains(exception) {
            Issue.record("no text needs this exception any more: \(exception.file), \(exception.beginning)")
        }
    }

    @Test("a text that returns, compares or joins by patient, or takes whole rows, is held to it")
    func rule() {
        let tables = ["clinic.case", "billing.charge"]
        let read = [
            "SELECT held.patient_id FROM clinic.case AS held", "AND held.patient_id = \\(patient)",
            "SELECT * FROM clinic.case", "SELECT charge.* FROM billing.charge",
            "SELECT held.* FROM clinic.case AS held",
        ]
        for words in read { #expect(SourceText(file: "", words: words).namesPatient(among: tables), "\(words)") }
        let unread = [
            "patient_id", "SELECT held.case_id FROM clinic.case AS held", "SELECT * FROM clinic.staff",
            "SELECT count(*) FROM clinic.case", "SELECT score.* FROM clinic.score, clinic.case AS held",
        ]
        for words in unread { #expect(!SourceText(file: "", words: words).namesPatient(among: tables), "\(words)") }
        #expect(SourceText(file: "", words: "INSERT INTO clinic.note (patient_id) VALUES (1)").onlyWrites)
        #expect(!SourceText(file: "", words: "INSERT INTO x (patient_id) SELECT patient_id FROM y").onlyWrites)
    }

    private static func texts() throws -> [SourceText] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources/Records")
        let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL }
        return try (files ?? []).filter { $0.pathExtension == "swift" }.flatMap { file in
            let name = String(file.path().dropFirst(root.path().count)).trimmingPrefix("/")
            return SourceText.all(in: try String(contentsOf: file, encoding: .utf8), of: String(name))
        }
    }
}

/// One text in quotes in a source.
private struct SourceText {
    let file: String
    /// Its words with one blank between them.
    let words: String

    init(file: String, words: String) {
        self.file = file
        self.words = words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    var asksForPerson: Bool { words.contains("survivors") || words.contains("numbers_of") }

    /// Whether it adds a row and reads none.
    var onlyWrites: Bool { words.hasPrefix("INSERT INTO") && !words.contains("SELECT") }

    /// Whether it returns, compares or joins by a patient's number, or takes whole rows of a table that has one.
    func namesPatient(among tables: [String]) -> Bool {
        if words != "patient_id", words.contains("patient_id") { return true }
        return tables.contains { table in
            let name = table.drop { $0 != "." }.dropFirst()
            let aliases = words.matches(of: /([a-z]+\.[a-z_]+) AS (\w+)/).filter { $0.1 == table }.map(\.2)
            let reads = words.contains("FROM \(table)") || words.contains("JOIN \(table)")
            return words.contains("SELECT * FROM \(table)")
                || reads && (aliases.isEmpty ? [name] : aliases).contains { words.contains(" \($0).*") }
        }
    }

    /// The texts of a source; remarks are none.
    static func all(in source: String, of file: String) -> [SourceText] {
        let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
        let code = lines.filter { !$0.drop(while: \.isWhitespace).hasPrefix("//") }.joined(separator: "\n")
        let parts = code.components(separatedBy: "\"\"\"")
        return parts.enumerated().flatMap { index, part in
            index.isMultiple(of: 2)
                ? part.matches(of: /"((?:[^"\\\n]|\\.)*)"/).map { SourceText(file: file, words: String($0.1)) }
                : [SourceText(file: file, words: part)]
        }
    }
}
