/// What a heel is said to have, and how that was reached.
public struct Diagnosis: Hashable, Sendable {
    /// What it has.
    public let code: DiagnosisCode
    /// How sure it is.
    public let status: DiagnosisStatus
    /// What it was reached by, in the order of ``DiagnosisBasis``, each once; empty where nobody said.
    public let basis: [DiagnosisBasis]

    /// A diagnosis; the order and repetitions of the basis do not matter.
    public init(_ code: DiagnosisCode, status: DiagnosisStatus, basis: [DiagnosisBasis] = []) {
        self.code = code
        self.status = status
        self.basis = DiagnosisBasis.allCases.filter(basis.contains)
    }
}

/// A diagnosis that stands on a heel.
public struct StandingDiagnosis: Hashable, Sendable {
    /// Number of the fact.
    public let number: DiagnosisNumber
    /// What was recorded.
    public let diagnosis: Diagnosis
    /// Whether it is the one that the heel is treated and counted for.
    public let isPrimary: Bool

    /// A diagnosis as it was recorded.
    public init(_ number: DiagnosisNumber, _ diagnosis: Diagnosis, isPrimary: Bool) {
        self.number = number
        self.diagnosis = diagnosis
        self.isPrimary = isPrimary
    }
}

/// In which place a diagnosis is asked to stand.
public enum DiagnosisPlace: Hashable, Sendable {
    /// Where it stands already; else primary on a heel without a primary diagnosis.
    case natural
    /// Beside the primary one.
    case secondary
    /// In the place of what was wrong, with the reason.
    case replacing(reason: Line, isSecondary: Bool)
}
