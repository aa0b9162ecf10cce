/// Whether counts fit shares that were published: Pearson's chi-squared.
///
/// Source: Pearson, Philosophical Magazine 1900.
public struct GoodnessOfFit: Sendable, Equatable {
    /// The expected count under which chi-squared is rough.
    public static let leastExpected = 5.0

    /// The counts expected, in the order given.
    public let expected: [Double]
    /// The sum of (observed - expected)^2 / expected.
    public let chiSquared: Double
    /// The number of shares above 0, less one.
    public let degreesOfFreedom: Int
    /// The upper tail of chi-squared.
    public let p: Double

    /// Compares counts with shares in any unit, such as 70, 20, 7 and 3; of shares only their relation counts.
    ///
    /// It is nil where nothing was counted, for fewer than two shares above 0, and where something was counted that the
    /// shares say cannot be.
    ///
    /// - Precondition: as many shares as counts, and none of either below 0.
    public init?(observed: [Int], shares: [Double]) {
        precondition(observed.count == shares.count, "each count has its share")
        precondition(observed.allSatisfy { $0 >= 0 } && shares.allSatisfy { $0 >= 0 }, "nothing is negative")
        let (n, whole) = (observed.reduce(0, +), shares.reduce(0, +))
        let possible = shares.indices.filter { shares[$0] > 0 }
        guard n > 0, possible.count > 1, possible.reduce(0, { $0 + observed[$1] }) == n else { return nil }
        let expected = shares.map { Double(n) * $0 / whole }
        let chiSquared = possible.reduce(0.0) { sum, index in
            let excess = Double(observed[index]) - expected[index]
            return sum + excess * excess / expected[index]
        }
        guard let p = Distribution.chiSquaredUpper(chiSquared, degreesOfFreedom: Double(possible.count - 1)) else {
            return nil
        }
        self.expected = expected
        self.chiSquared = chiSquared
        degreesOfFreedom = possible.count - 1
        self.p = p
    }

    /// The smallest expected count of what can be.
    public var minimumExpected: Double { expected.filter { $0 > 0 }.min() ?? 0 }

    /// With what reserve p is to be read.
    public var warnings: [Warning] {
        minimumExpected < Self.leastExpected ? [.smallExpectedCount(minimumExpected)] : []
    }
}
