/// One slope within all groups, in steps: the arithmetic of the analysis of covariance.
struct CommonSlope {
    /// The groups that have pairs, with their sums of squares.
    private let groups: [(group: ComparedGroup, spread: PairSpread)]
    private let empty: [String]
    private let contradicting: [String]
    /// The sum of squares of the baselines within groups.
    private let before: Double
    /// What each group's own line leaves over.
    private let residualOfLines: Double
    let slope: Double?

    init(_ all: [ComparedGroup]) {
        groups = all.compactMap { group in PairSpread(group.sums).map { (group, $0) } }
        empty = all.filter { $0.sums.n == 0 }.map(\.name)
        contradicting = all.filter { $0.sums.n > 0 && PairSpread($0.sums) == nil }.map(\.name)
        let spreads = groups.map(\.spread)
        before = spreads.reduce(0) { $0 + $1.squares(Double($1.before)) }
        residualOfLines = spreads.reduce(0) { $0 + $1.squares($1.residual) }
        slope = before > 0 ? spreads.reduce(0) { $0 + $1.squares(Double($1.product)) } / before : nil
    }

    private var spreads: [PairSpread] { groups.map(\.spread) }

    private var n: Int { groups.reduce(0) { $0 + $1.group.sums.n } }

    var degreesOfFreedom: Int { n - groups.count - 1 }

    /// What the common slope leaves over: never the difference of two large numbers.
    private var variance: Double? {
        guard let slope, degreesOfFreedom > 0 else { return nil }
        let residual = residualOfLines + EqualSlopes.heterogeneity(spreads.filter { $0.before > 0 }, slope: slope)
        return residual / Double(degreesOfFreedom)
    }

    var sigma: Double? { variance?.squareRoot() }

    var slopeStandardError: Double? {
        variance.map { ($0 / before).squareRoot() }
    }

    var meanBefore: Double? {
        n > 0 ? Double(groups.reduce(Int128(0)) { $0 + $1.group.sums.before }) / Double(n) : nil
    }

    /// Mean after - slope (mean before - mean before of all), whose difference is rounded once.
    var adjustedMeans: [(String, Double)] {
        guard let slope else { return [] }
        let total = (n: Int128(n), before: groups.reduce(Int128(0)) { $0 + $1.group.sums.before })
        return groups.map { group, _ in
            let own = (n: Int128(group.sums.n), before: group.sums.before)
            let distance = Double(own.before * total.n - total.before * own.n) / (Double(own.n) * Double(total.n))
            return (group.name, Double(group.sums.after) / Double(own.n) - slope * distance)
        }
    }

    func contrasts(with reference: String, scale: Scale) -> [Contrast] {
        guard let slope, let variance,
            let against = groups.first(where: { $0.group.name == reference })?.group.sums
        else { return [] }
        return groups.filter { $0.group.name != reference }.map { group, _ in
            let (own, n, m) = (group.sums, Double(group.sums.n), Double(against.n))
            func distance(_ sum: KeyPath<PairSums, Int128>) -> Double {
                Double(own[keyPath: sum] * Int128(against.n) - against[keyPath: sum] * Int128(own.n)) / (n * m)
            }
            let baseline = distance(\.before)
            return Contrast(
                group: group.name,
                reference: reference,
                difference: scale.units(distance(\.after) - slope * baseline),
                standardError: scale.units((variance * (1 / n + 1 / m + baseline * baseline / before)).squareRoot()),
                degreesOfFreedom: Double(degreesOfFreedom)
            )
        }
    }

    var equalSlopes: EqualSlopes? {
        slope.flatMap { EqualSlopes(spreads, slope: $0, residual: residualOfLines) }
    }

    func warnings(_ equalSlopes: EqualSlopes?) -> [Warning] {
        var warnings = empty.map { Warning.groupWithoutPairs($0) } + contradicting.map { .contradictingSums($0) }
        guard groups.count > 1 else { return warnings + [.fewerThanTwoGroups] }
        switch (slope, variance) {
        case (nil, _): warnings.append(.equalBaselines)
        case (_, nil): warnings.append(.tooFewToAdjust)
        case (_, 0): warnings.append(.nothingLeftToChance)
        default:
            guard let equalSlopes else { return warnings + [.slopesNotTested] }
            if equalSlopes.isRejected { warnings.append(.slopesDiffer(p: equalSlopes.p)) }
        }
        return warnings
    }
}
