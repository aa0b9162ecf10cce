import TestSupport
import Testing

@testable import Outcomes

@Suite("Analysis of covariance")
struct AnalysisOfCovarianceTests {
    private static let tenths = Scale(stepsPerUnit: 10, direction: .higherIsBetter)
    private static let whole = Scale(direction: .lowerIsBetter)

    private func group(_ name: String, _ pairs: [(Int, Int)]) -> ComparedGroup {
        ComparedGroup(name, PairCounts(pairs.map { ScorePair(before: $0, after: $1) }))
    }

    @Test("agrees with R's lm(Postwt ~ Prewt + Treat) on anorexia (Hand et al. 1993)")
    func published() throws {
        let analysis = AnalysisOfCovariance(DataSets.anorexia, reference: "Cont", scale: Self.tenths)
        #expect(analysis.slope == "0.4344612")
        #expect(analysis.slopeStandardError == "0.1611824")
        #expect(analysis.sigma == "6.978183")
        #expect(analysis.degreesOfFreedom == 68)
        #expect(analysis.meanBaseline == "82.40833333")
        #expect(analysis.adjustedMeans.map(\.group) == ["CBT", "Cont", "FT"])
        let means: [Figure] = ["85.57432831", "81.47726279", "90.13739097"]
        for (mean, figure) in zip(analysis.adjustedMeans, means) { #expect(mean.mean == figure) }
        try #require(analysis.contrasts.map(\.group) == ["CBT", "FT"])
        let (behavioural, family) = (analysis.contrasts[0], analysis.contrasts[1])
        #expect(behavioural.difference == "4.0970655")
        #expect(behavioural.standardError == "1.8934926")
        #expect(behavioural.interval95?.lower == "0.318659859")
        #expect(behavioural.interval95?.upper == "7.8754711972")
        #expect(family.difference == "8.6601282")
        #expect(family.standardError == "2.1931494")
        #expect(family.interval95?.lower == "4.283766668")
        #expect(family.interval95?.upper == "13.0364896939")
        let holm = HolmAdjustment.adjusted(analysis.contrasts.map(\.p))
        #expect(holm[0] == "0.0339993147")
        #expect(holm[1] == "0.0003780476")
    }

    @Test("warns that the slopes of anorexia differ")
    func slopes() {
        let analysis = AnalysisOfCovariance(DataSets.anorexia, reference: "Cont", scale: Self.tenths)
        #expect(analysis.equalSlopes?.f == "5.41123")
        #expect(analysis.equalSlopes?.p == "0.0066656")
        #expect(analysis.equalSlopes?.numeratorDegreesOfFreedom == 2)
        #expect(analysis.equalSlopes?.denominatorDegreesOfFreedom == 66)
        #expect(analysis.equalSlopes?.isRejected == true)
        #expect(analysis.warnings == analysis.equalSlopes.map { [.slopesDiffer(p: $0.p)] })
    }

    @Test("is what least squares by the normal equations gives", arguments: 0..<40)
    func leastSquares(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let groups = ["A", "B", "C"].map { name in
            group(
                name,
                (0..<Int.random(in: 2...9, using: &random)).map { _ in
                    (Int.random(in: 0...10, using: &random), Int.random(in: 0...10, using: &random))
                }
            )
        }
        let analysis = AnalysisOfCovariance(groups, reference: "B", scale: Self.whole)
        let slope = try #require(analysis.slope)
        // At the least squares, residuals add up to 0 in each group and do not go with the baseline.
        var product = 0.0
        for group in groups {
            let sums = group.sums
            let (n, before, after) = (Double(sums.n), Double(sums.before), Double(sums.after))
            let intercept = (after - slope * before) / n
            product += Double(sums.product) - intercept * before - slope * Double(sums.beforeSquared)
        }
        #expect(abs(product) < 1e-8)
        let reference = try #require(analysis.adjustedMeans.first { $0.group == "B" })
        for contrast in analysis.contrasts {
            let mean = try #require(analysis.adjustedMeans.first { $0.group == contrast.group })
            #expect(abs(mean.mean - reference.mean - contrast.difference) < 1e-9)
        }
    }

    @Test("turns its contrasts round with the reference, and a shift of all scores changes none", arguments: 0..<20)
    func properties(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        func scores() -> [(Int, Int)] {
            (0..<8).map { _ in (Int.random(in: 0...10, using: &random), Int.random(in: 0...10, using: &random)) }
        }
        let (one, other, shift) = (scores(), scores(), 1_000_000)
        let there = AnalysisOfCovariance([group("A", one), group("B", other)], reference: "A", scale: Self.whole)
        let back = AnalysisOfCovariance([group("A", one), group("B", other)], reference: "B", scale: Self.whole)
        let moved = [
            group("A", one.map { ($0 + shift, $1 + shift) }), group("B", other.map { ($0 + shift, $1 + shift) }),
        ]
        let far = AnalysisOfCovariance(moved, reference: "A", scale: Self.whole)
        let (first, second) = (try #require(there.contrasts.first), try #require(back.contrasts.first))
        #expect(abs(first.difference + second.difference) < 1e-12)
        #expect(abs((first.p ?? 2) - (second.p ?? 3)) < 1e-12)
        #expect(there.slope == far.slope && there.sigma == far.sigma && there.equalSlopes == far.equalSlopes)
        #expect(first == far.contrasts.first)
    }

    @Test("works on sums that were published and merged")
    func mergedSums() {
        let (one, other) = (DataSets.anorexiaFamily, DataSets.anorexiaControl)
        let merged = PairSums(one) + PairSums(other)
        let groups = [ComparedGroup("AB", merged), ComparedGroup("C", DataSets.anorexiaBehavioural)]
        let counts = [ComparedGroup("AB", one + other), ComparedGroup("C", DataSets.anorexiaBehavioural)]
        #expect(
            AnalysisOfCovariance(groups, reference: "C", scale: Self.tenths)
                == AnalysisOfCovariance(counts, reference: "C", scale: Self.tenths)
        )
    }

    @Test("is exact for a million scores near the limit")
    func large() {
        func table(_ fall: Int) -> PairCounts {
            var counts = PairCounts()
            for step in 0..<4 {
                let before = 999_999_999_990 + step
                counts.add(ScorePair(before: before, after: before - fall + step % 2), count: 250_000)
            }
            return counts
        }
        let groups = [ComparedGroup("A", table(2)), ComparedGroup("B", table(5))]
        let analysis = AnalysisOfCovariance(groups, reference: "A", scale: Self.whole)
        #expect(analysis.contrasts.first?.difference == -3)
        #expect(analysis.equalSlopes?.f == 0)
        #expect(analysis.equalSlopes?.p == 1)
    }

    @Test("is not estimable where all baselines of each group are equal")
    func equalBaselines() {
        let groups = [group("A", [(5, 1), (5, 2), (5, 3)]), group("B", [(6, 1), (6, 5)])]
        let analysis = AnalysisOfCovariance(groups, reference: "A", scale: Self.whole)
        #expect(analysis.slope == nil && analysis.contrasts.isEmpty && analysis.equalSlopes == nil)
        #expect(analysis.warnings == [.equalBaselines])
    }

    @Test("leaves out a group without pairs, and cannot compare with it")
    func withoutPairs() {
        let groups = DataSets.anorexia + [ComparedGroup("None", PairCounts())]
        let analysis = AnalysisOfCovariance(groups, reference: "Cont", scale: Self.tenths)
        #expect(analysis.contrasts.map(\.group) == ["CBT", "FT"])
        #expect(analysis.warnings.first == .groupWithoutPairs("None"))
        #expect(AnalysisOfCovariance(groups, reference: "None", scale: Self.tenths).contrasts.isEmpty)
    }

    @Test("tests nothing where the scores lie exactly on parallel lines")
    func perfectFit() {
        let groups = [group("A", [(5, 1), (6, 2), (9, 5)]), group("B", [(3, 3), (7, 7), (1, 1)])]
        let analysis = AnalysisOfCovariance(groups, reference: "A", scale: Self.whole)
        #expect(analysis.sigma == 0)
        #expect(abs((analysis.contrasts.first?.difference ?? 0) - 4) < 1e-12)
        #expect(analysis.contrasts.first?.p == nil && analysis.contrasts.first?.interval95 == nil)
        #expect(analysis.equalSlopes == nil)
        #expect(analysis.warnings == [.nothingLeftToChance])
    }

    @Test("needs more pairs than it estimates numbers, and two groups")
    func tooFew() {
        let few = [group("A", [(5, 1), (6, 3)]), group("B", [(3, 3)])]
        let analysis = AnalysisOfCovariance(few, reference: "A", scale: Self.whole)
        #expect(analysis.contrasts.isEmpty && analysis.sigma == nil && analysis.degreesOfFreedom == nil)
        #expect(analysis.warnings == [.tooFewToAdjust])
        let single = AnalysisOfCovariance([DataSets.anorexia[0]], reference: "CBT", scale: Self.tenths)
        #expect(single.warnings == [.fewerThanTwoGroups] && single.contrasts.isEmpty)
        #expect(AnalysisOfCovariance([], reference: "", scale: Self.tenths).meanBaseline == nil)
    }

    @Test("says where published sums contradict each other")
    func contradiction() {
        let wrong = PairSums(n: 3, before: 30, after: 0, beforeSquared: 1, afterSquared: 0, product: 0)
        let twisted = PairSums(n: 2, before: 0, after: 0, beforeSquared: 2, afterSquared: 2, product: 9)
        for sums in [wrong, twisted] {
            let groups = DataSets.anorexia + [ComparedGroup("W", sums)]
            let analysis = AnalysisOfCovariance(groups, reference: "Cont", scale: Self.tenths)
            #expect(analysis.warnings.first == .contradictingSums("W"))
            #expect(analysis.contrasts.count == 2)
        }
    }

    @Test("sets the others against the largest group, of equal ones the first by name")
    func reference() {
        #expect(ComparedGroup.reference(among: DataSets.anorexia) == "CBT")
        let pair = [(1, 1)]
        #expect(ComparedGroup.reference(among: [group("B", pair), group("A", pair), group("C", [])]) == "A")
        #expect(ComparedGroup.reference(among: []) == nil)
    }

    @Test("has products of any size, with their sign", arguments: 0..<50)
    func wide(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        func number() -> Int128 { Int128(Int.random(in: -1_000_000_000...1_000_000_000, using: &random)) }
        let (a, b, c, d) = (number(), number(), number(), number())
        #expect(Int128.difference(a, b, minus: c, d) == Double(a * b - c * d))
        let big = Int128(1) << 100
        #expect(Int128.difference(big + 1, big - 1, minus: big, big) == -1)
        #expect(Int128.difference(big, big, minus: big + 1, big - 1) == 1)
        #expect(Int128.difference(-big, big, minus: 0, 0) == -0x1p200)
        #expect(Int128.difference(big + a, big, minus: big + a, big) == 0)
    }
}
