/// The test that the score after depends on the score before alike in all groups, which the adjustment takes for granted.
public struct EqualSlopes: Sendable, Equatable {
    /// The statistic.
    public let f: Double
    /// The number of slopes less one.
    public let numeratorDegreesOfFreedom: Int
    /// Pairs less groups less slopes.
    public let denominatorDegreesOfFreedom: Int
    /// The upper tail of F.
    public let p: Double

    /// Whether the slopes differ, p below .05: then no single adjusted difference holds for every baseline.
    public var isRejected: Bool { p < 0.05 }

    /// It is nil for fewer than two groups with different baselines, or where their own lines leave nothing to chance.
    init?(_ spreads: [PairSpread], slope: Double, residual: Double) {
        let lines = spreads.filter { $0.before > 0 }
        let numerator = lines.count - 1
        let denominator = spreads.reduce(0) { $0 + $1.n } - spreads.count - lines.count
        guard numerator > 0, denominator > 0, residual > 0 else { return nil }
        let f = EqualSlopes.heterogeneity(lines, slope: slope) / Double(numerator) / (residual / Double(denominator))
        guard
            let p = Distribution.fUpper(f, numerator: Double(numerator), denominator: Double(denominator))
        else { return nil }
        self.f = f
        numeratorDegreesOfFreedom = numerator
        denominatorDegreesOfFreedom = denominator
        self.p = p
    }

    /// The sum of squares by which a common slope fits worse than each group's own; exactly 0 where all are the same.
    static func heterogeneity(_ lines: [PairSpread], slope: Double) -> Double {
        guard let first = lines.first, !lines.allSatisfy(first.isParallel) else { return 0 }
        return lines.reduce(0) { sum, line in
            let distance = (line.slope ?? slope) - slope
            return sum + line.squares(Double(line.before)) * distance * distance
        }
    }
}
