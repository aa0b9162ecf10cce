/// What recording a diagnosis does to those that stand on its heel: which are struck, and as what the new one stands.
///
/// A heel has at most one primary diagnosis and each diagnosis once; a refuted one is never primary.
public struct DiagnosisPlan: Hashable, Sendable {
    /// A standing diagnosis to be struck.
    public struct Strike: Hashable, Sendable {
        /// Number of the fact.
        public let number: DiagnosisNumber
        /// Why.
        public let reason: Line
    }

    /// What is struck first.
    public private(set) var strikes: [Strike] = []
    /// Whether the new one is primary.
    public let isPrimary: Bool
    /// Whether the heel had a primary diagnosis and has none afterwards.
    public let leavesNoPrimary: Bool

    /// Decides what recording a diagnosis does.
    ///
    /// - Parameters:
    ///   - new: what is said now; an empty basis leaves the earlier one as it was.
    ///   - place: where it shall stand.
    ///   - standing: what stands on the heel.
    /// - Throws: ``InvalidInput`` where the diagnosis cannot stand beside the others, or changes nothing.
    public init(_ new: Diagnosis, _ place: DiagnosisPlace, among standing: [StandingDiagnosis]) throws {
        let same = standing.first { $0.diagnosis.code == new.code }
        let primary = standing.first { $0.isPrimary }
        let others = standing.filter { $0.diagnosis.code != new.code }
        switch place {
        case .replacing(let reason, let isSecondary):
            strikes = try Self.replaced(new, isSecondary, same, primary).map {
                Strike(number: $0.number, reason: reason)
            }
            isPrimary = !isSecondary && new.status != .refuted
        case .natural, .secondary:
            isPrimary = try Self.isPrimary(new, place, same, primary)
            if let same {
                strikes = [
                    Strike(number: same.number, reason: try Self.change(of: same, to: new, isPrimary: isPrimary))
                ]
            }
        }
        let struck = Set(strikes.map(\.number))
        let staysPrimary = others.contains { $0.isPrimary && !struck.contains($0.number) }
        leavesNoPrimary = primary != nil && !isPrimary && !staysPrimary
    }

    private static func replaced(
        _ new: Diagnosis,
        _ isSecondary: Bool,
        _ same: StandingDiagnosis?,
        _ primary: StandingDiagnosis?
    ) throws -> [StandingDiagnosis] {
        let wrong = isSecondary || new.status == .refuted ? nil : primary
        let struck = [same, wrong == same ? nil : wrong].compactMap { $0 }
        guard struck.isEmpty else { return struck }
        guard new.status != .refuted else {
            throw InvalidInput("a refuted diagnosis cannot take the place of another one; record it without --replace")
        }
        throw InvalidInput(
            isSecondary
                ? "\(new.code) does not stand on this heel, so there is nothing to replace; leave --replace out"
                : "this heel has no primary diagnosis to replace; leave --replace out"
        )
    }

    private static func isPrimary(
        _ new: Diagnosis,
        _ place: DiagnosisPlace,
        _ same: StandingDiagnosis?,
        _ primary: StandingDiagnosis?
    ) throws -> Bool {
        guard place != .secondary, new.status != .refuted else { return false }
        guard let primary, primary != same else { return true }
        guard same == nil else { return false }
        throw InvalidInput(
            """
            this heel has a primary diagnosis already: \(primary.diagnosis.code) (\(primary.diagnosis.status)); record \
            this one with --secondary, or put it in that one's place with --replace --reason "..."
            """
        )
    }

    /// Why the earlier fact of the same diagnosis no longer holds.
    private static func change(of old: StandingDiagnosis, to new: Diagnosis, isPrimary: Bool) throws -> Line {
        if old.diagnosis.status != new.status { return Line(rawValue: "status changed to \(new.status)") }
        if old.isPrimary != isPrimary { return Line(rawValue: "made \(isPrimary ? "primary" : "secondary")") }
        if !new.basis.isEmpty, old.diagnosis.basis != new.basis {
            return Line(rawValue: "basis changed to \(new.basis.map(\.rawValue).joined(separator: ", "))")
        }
        throw InvalidInput(
            """
            this heel has \(new.code) (\(new.status), \(isPrimary ? "primary" : "secondary")) already; to correct its \
            date or who made it, say --replace --reason "..."
            """
        )
    }
}
