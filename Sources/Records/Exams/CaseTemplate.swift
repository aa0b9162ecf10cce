import Domain

/// What an examination of a case should test, heel by heel.
public struct CaseTemplate: Sendable {
    /// The case.
    public let number: CaseNumber
    /// Its heels, left first.
    public let heels: [HeelTemplate]
    /// The classes of causes that have a template.
    public let known: [DiagnosisClassCode]
}

extension CaseTemplate {
    /// Why heels have no test, a sentence each, and what would give them some; empty where all have.
    public var gaps: [String] {
        let whys = heels.filter(\.tests.isEmpty).map { heel in
            heel.classes.isEmpty
                ? "the \(heel.side) heel of \(number) has no diagnosis yet"
                : "there is no template for \(heel.classes.map(\.rawValue).joined(separator: ", "))"
        }
        return whys.isEmpty
            ? [] : whys + ["choose a template with --class: \(known.map(\.rawValue).joined(separator: ", "))"]
    }
}

/// What an examination of a heel should test.
public struct HeelTemplate: Sendable {
    /// The heel.
    public let side: Side
    /// The classes of causes that the tests are for: of its diagnoses, the primary one first.
    public let classes: [DiagnosisClassCode]
    /// The tests in the order in which they are asked, none twice.
    public let tests: [TemplateTest]
}

/// A test of a template, with what it found last on its heel.
public struct TemplateTest: Sendable {
    /// The class of causes that asks for it.
    public let classCode: DiagnosisClassCode
    /// The test.
    public let test: ExamTest
    /// What it found last; nil where it was never recorded.
    public let last: DatedFinding?
}

/// What a test found, and when.
public struct DatedFinding: Sendable {
    /// What was found.
    public let value: FindingValue
    /// Day of the exam.
    public let day: Day
}
