/// The difference of two independent shares, group - reference.
///
/// Sources: Newcombe, Statistics in Medicine 1998, 17:873, method 10 (interval); Altman, BMJ 1998, 317:1309 (NNT).
public struct ProportionDifference: Sendable, Equatable {
    /// The share in the group.
    public let group: Proportion
    /// The share in the reference.
    public let reference: Proportion

    /// Compares two shares.
    public init(_ group: Proportion, reference: Proportion) {
        self.group = group
        self.reference = reference
    }

    /// The difference from -1 to 1; nil where either group is empty.
    public var estimate: Double? {
        guard let first = group.estimate, let second = reference.estimate else { return nil }
        return first - second
    }

    /// Newcombe's hybrid score 95 % interval; nil where either group is empty.
    public var interval95: Interval? {
        guard let first = group.estimate, let second = reference.estimate, let difference = estimate,
            let one = group.interval95, let two = reference.interval95
        else { return nil }
        let below = Self.length(first - one.lower, two.upper - second)
        let above = Self.length(one.upper - first, second - two.lower)
        return Interval(max(-1, difference - below), min(1, difference + above))
    }

    /// Fisher's exact two-sided p; nil where either group is empty.
    public var fisherP: Double? {
        FisherExact.twoSided(group, reference)
    }

    /// The number needed to treat; nil unless the interval excludes 0.
    public var numberNeeded: NumberNeeded? {
        guard let estimate, let interval95, !interval95.contains(0) else { return nil }
        return NumberNeeded(difference: estimate, interval95: interval95)
    }

    private static func length(_ one: Double, _ other: Double) -> Double {
        (one * one + other * other).squareRoot()
    }
}
