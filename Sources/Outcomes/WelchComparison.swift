/// The unadjusted comparison of two groups: Welch's t test of their mean changes, group - reference.
///
/// Source: Welch, Biometrika 1947.
public struct WelchComparison: Sendable, Equatable {
    /// The comparison; nil where either group has fewer than two pairs.
    public let contrast: Contrast?
    /// What keeps values from being estimated.
    public let warnings: [Warning]

    /// Compares the changes of two groups.
    public init(_ group: ComparedGroup, reference: ComparedGroup, scale: Scale) {
        let (one, other) = (group.sums.ofChange, reference.sums.ofChange)
        guard let first = one.mean, let second = other.mean,
            let spread = one.standardDeviation, let otherSpread = other.standardDeviation
        else {
            contrast = nil
            warnings = [.tooFewToCompare]
            return
        }
        let parts = [(spread, one.n), (otherSpread, other.n)].map { (variance: $0 * $0 / Double($1), n: $1) }
        let variance = parts[0].variance + parts[1].variance
        let penalty = parts.reduce(0) { $0 + $1.variance * $1.variance / Double($1.n - 1) }
        contrast = Contrast(
            group: group.name,
            reference: reference.name,
            difference: scale.units(first - second),
            standardError: scale.units(variance.squareRoot()),
            // Without any spread nothing is tested, and the pooled number stands in.
            degreesOfFreedom: variance > 0 ? variance * variance / penalty : Double(one.n + other.n - 2)
        )
        warnings = variance > 0 ? [] : [.nothingLeftToChance]
    }
}
