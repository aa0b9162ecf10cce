/// The product of survivors over those at risk at each event time, which is compared with one half exactly.
struct SurvivalProduct {
    /// Factors with their neighbours cancelled: without a censoring between, who survived one time is at risk at the next.
    private var factors: [(survivors: Int, atRisk: Int)] = []
    /// The product of all factors but the last.
    private var before = 1.0

    /// The survival; without a censoring it is a single fraction, rounded once.
    private(set) var value = 1.0

    mutating func multiply(survivors: Int, atRisk: Int) {
        if let last = factors.last, last.survivors == atRisk {
            factors[factors.count - 1].survivors = survivors
        } else {
            before = value
            factors.append((survivors, atRisk))
        }
        let last = factors[factors.count - 1]
        value = before * (Double(last.survivors) / Double(last.atRisk))
    }

    /// Whether the survival is at most 1/2, with no rounding.
    var isAtMostHalf: Bool {
        // Each factor adds two roundings of at most 2^-53 each; beyond four times that the rounded value decides.
        let doubt = 8 * Double(factors.count + 1) * 0x1p-53
        guard abs(2 * value - 1) <= doubt else { return value < 0.5 }
        var survivors = factors.map(\.survivors)
        var atRisk = factors.map(\.atRisk)
        Self.cancel(&survivors, &atRisk)
        return LargeProduct([2] + survivors) <= LargeProduct(atRisk)
    }

    /// Takes what stands in both lists out of both.
    private static func cancel(_ left: inout [Int], _ right: inout [Int]) {
        let (one, other) = (left.sorted(), right.sorted())
        (left, right) = ([], [])
        var (i, j) = (0, 0)
        while i < one.count, j < other.count {
            if one[i] == other[j] {
                (i, j) = (i + 1, j + 1)
            } else if one[i] < other[j] {
                left.append(one[i])
                i += 1
            } else {
                right.append(other[j])
                j += 1
            }
        }
        left += one[i...]
        right += other[j...]
    }
}
