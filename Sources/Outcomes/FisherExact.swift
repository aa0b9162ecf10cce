/// Fisher's exact test of two independent shares.
///
/// Two-sided as in R's `fisher.test`: the sum over all tables with the same margins that are no likelier than the one
/// seen, with a relative tolerance of 1e-7 for tables that tie.
///
/// Source: Fisher, Statistical methods for research workers, section 21.02.
public enum FisherExact {
    /// The two-sided p; nil where either group is empty.
    public static func twoSided(_ group: Proportion, _ reference: Proportion) -> Double? {
        guard group.of > 0, reference.of > 0 else { return nil }
        let successes = group.successes + reference.successes
        let lowest = max(0, successes - reference.of)
        let weights = weights(lowest: lowest, successes: successes, group: group.of, reference: reference.of)
        let observed = weights[group.successes - lowest] * (1 + 1e-7)
        let total = weights.reduce(0, +)
        return min(1, weights.filter { $0 <= observed }.reduce(0, +) / total)
    }

    /// The tables' probabilities relative to the likeliest, by the number of successes in the group.
    ///
    /// From the mode outwards every ratio of neighbours is below 1, so nothing overflows, and what underflows is nothing.
    private static func weights(lowest: Int, successes: Int, group: Int, reference: Int) -> [Double] {
        let highest = min(successes, group)
        var weights = Array(repeating: 1.0, count: highest - lowest + 1)
        /// P(k + 1) / P(k).
        func ratio(_ k: Int) -> Double {
            Double(group - k) * Double(successes - k) / (Double(k + 1) * Double(reference - successes + k + 1))
        }
        let mode = (lowest..<highest).first { ratio($0) < 1 } ?? highest
        for k in stride(from: mode, to: highest, by: 1) { weights[k + 1 - lowest] = weights[k - lowest] * ratio(k) }
        for k in stride(from: mode - 1, through: lowest, by: -1) {
            weights[k - lowest] = weights[k + 1 - lowest] / ratio(k)
        }
        return weights
    }
}
