import Domain
import Postgres

/// The reference data, as a command asks for it.
public enum CatalogueRecords {
    /// Throws ``InvalidInput`` unless a code stands in its table; the refusal names what is near, or all there is.
    public static func require<Word: CataloguedWord>(
        _ code: Code<Word>,
        in transaction: borrowing Transaction
    ) async throws {
        let known = try await transaction.query(ListCodes(table: Word.table))
        guard !known.contains(code.rawValue) else { return }
        throw InvalidInput("there is no \(Word.noun) \"\(code)\"; \(hint(for: code, among: known))")
    }

    /// What is near to a code, or all there is.
    static func hint<Word: CodedWord>(for code: Code<Word>, among known: [String]) -> String {
        let near = Spelling.near(code.rawValue, among: known)
        return near.isEmpty
            ? "use one of: \(known.joined(separator: ", "))" : "did you mean \(near.joined(separator: " or "))?"
    }

    /// All codes of a kind.
    public static func codes<Word: CataloguedWord>(
        of word: Word.Type,
        in transaction: borrowing Transaction
    ) async throws -> [Code<Word>] {
        try await transaction.query(ListCodes(table: Word.table)).map(Code.init(rawValue:))
    }
}

/// A word whose codes are rows of a catalogue table.
public protocol CataloguedWord: CodedWord {
    /// Name of the table in schema `catalogue`, keyed by `code`.
    static var table: String { get }
}

extension Coded.Diagnosis: CataloguedWord {
    /// catalogue.diagnosis.
    public static let table = "diagnosis"
}
extension Coded.DiagnosisClass: CataloguedWord {
    /// catalogue.diagnosis_class.
    public static let table = "diagnosis_class"
}
extension Coded.Condition: CataloguedWord {
    /// catalogue.condition.
    public static let table = "condition"
}
extension Coded.Technique: CataloguedWord {
    /// catalogue.exam_technique.
    public static let table = "exam_technique"
}
extension Coded.Zone: CataloguedWord {
    /// catalogue.exam_zone.
    public static let table = "exam_zone"
}
extension Coded.Modality: CataloguedWord {
    /// catalogue.modality.
    public static let table = "modality"
}
extension Coded.Measurement: CataloguedWord {
    /// catalogue.measurement_kind.
    public static let table = "measurement_kind"
}
extension Coded.HomeMeasure: CataloguedWord {
    /// catalogue.home_measure.
    public static let table = "home_measure"
}
extension Coded.Treatment: CataloguedWord {
    /// catalogue.treatment.
    public static let table = "treatment"
}
extension Coded.Instrument: CataloguedWord {
    /// catalogue.instrument.
    public static let table = "instrument"
}
extension Coded.Window: CataloguedWord {
    /// catalogue.outcome_window.
    public static let table = "outcome_window"
}
extension Coded.Milestone: CataloguedWord {
    /// catalogue.milestone_kind.
    public static let table = "milestone_kind"
}
extension Coded.Service: CataloguedWord {
    /// catalogue.service.
    public static let table = "service"
}
extension Coded.Rule: CataloguedWord {
    /// catalogue.rule, where a code has a row for each of its versions.
    public static let table = "rule"
}

private struct ListCodes: Statement {
    let table: String

    var sql: SQL { "SELECT DISTINCT code FROM catalogue.\(identifier: table) ORDER BY code" }

    func decode(_ row: Row) throws -> String {
        try row["code"]
    }
}
