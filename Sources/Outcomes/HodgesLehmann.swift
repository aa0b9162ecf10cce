/// The Hodges-Lehmann estimate of the typical change: the median of the averages of all pairs of changes.
///
/// Changes are after - before in the units of the instrument; heels that did not change are data.
///
/// Source: Hollander, Wolfe and Chicken, Nonparametric statistical methods, 2014, sections 3.2 and 3.3.
public struct HodgesLehmann: Sendable, Equatable {
    /// The most pairs for which the interval can be exact.
    public static let exactLimit = 50

    /// The number of pairs, those without a change included.
    public let n: Int
    /// The estimate; nil without a pair.
    public let estimate: Double?
    /// The interval at 95 % or, if exact, at least that; nil for fewer than six pairs or where all changes are equal.
    public let interval95: Interval?
    /// The rank, from either end, of the averages that bound the interval; nil where there is none.
    public let k: Int?
    /// The exact level of the interval; nil where it is approximate or absent.
    public let achieved: Double?
    /// What keeps values from being estimated, or how they are to be read.
    public let warnings: [Warning]

    /// Estimates the change of a count table.
    public init(_ counts: PairCounts, scale: Scale) {
        let differences = DifferenceCounts(counts)
        let averages = WalshAverages(differences)
        n = differences.n
        estimate = Self.median(averages).map(scale.units)
        let bound = differences.values.count < 2 ? nil : RankBound(differences)
        k = bound?.k
        achieved = bound?.achieved
        interval95 = bound.flatMap { bound in
            guard let lower = averages.doubled(rank: bound.k),
                let upper = averages.doubled(rank: averages.count + 1 - bound.k)
            else { return nil }
            return Interval(scale.units(Double(lower) / 2), scale.units(Double(upper) / 2))
        }
        warnings = Self.warnings(n: n, distinct: differences.values.count, bound: bound)
    }

    private static func median(_ averages: WalshAverages) -> Double? {
        guard let lower = averages.doubled(rank: (averages.count + 1) / 2),
            let upper = averages.doubled(rank: averages.count / 2 + 1)
        else { return nil }
        return (Double(lower) + Double(upper)) / 4
    }

    private static func warnings(n: Int, distinct: Int, bound: RankBound?) -> [Warning] {
        switch (n, distinct) {
        case (0, _): [.noPairs]
        case (..<RankBound.fewest, _): [.tooFewForRankInterval]
        case (_, 1): [.noVariation]
        default: bound?.achieved == nil ? [.approximateRankInterval] : []
        }
    }
}
