/// The Wilcoxon signed rank test of the change after - before.
///
/// Tied sizes share their mid-rank. Up to 50 heels that changed, p is that of the exact permutation distribution, ties
/// included; beyond, that of the normal without continuity correction. It is two-sided,
/// min(1, 2 min(P(V <= v), P(V >= v))).
///
/// Source: Hollander, Wolfe and Chicken, Nonparametric statistical methods, 2014, section 3.1.
public struct Wilcoxon: Sendable, Equatable {
    /// The most heels that changed for which p is exact.
    public static let exactLimit = 50

    /// What was done with heels that did not change.
    public let zeroMethod: ZeroMethod
    /// The number of heels that changed.
    public let used: Int
    /// The rank sum of the heels whose score rose; nil where no heel changed.
    public let v: Double?
    /// `v` standardised by its null mean and variance, with its sign; nil where `v` is.
    public let z: Double?
    /// The two-sided p, exact or normal as `isExact` says; nil where `v` is.
    public let p: Double?
    /// The two-sided p of `z`, whether or not `p` is exact; nil where `v` is.
    public let normalP: Double?
    /// Whether `p` is that of the permutation distribution.
    public let isExact: Bool

    /// Tests the change of a count table.
    public init(_ counts: PairCounts, zeroMethod: ZeroMethod = .wilcox) {
        let differences = DifferenceCounts(counts)
        let ranks = SignedRanks(differences, zeroMethod: zeroMethod)
        self.zeroMethod = zeroMethod
        used = ranks.used
        isExact = 1...Self.exactLimit ~= used
        guard used > 0 else {
            (v, z, p, normalP) = (nil, nil, nil, nil)
            return
        }
        let z = Double(ranks.fourfoldExcess) / ranks.sixteenfoldVariance.squareRoot()
        self.z = z
        v = Double(ranks.doubledSum) / 2
        normalP = Distribution.normalTwoSided(z)
        p = isExact ? RankSumDistribution(ranks).twoSided : normalP
    }

    /// Why values are absent.
    public var warnings: [Warning] { used == 0 ? [.noChange] : [] }
}
