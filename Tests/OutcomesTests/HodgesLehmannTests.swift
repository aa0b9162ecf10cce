import Outcomes
import TestSupport
import Testing

@Suite("Hodges-Lehmann")
struct HodgesLehmannTests {
    private static let tenths = Scale(stepsPerUnit: 10, direction: .higherIsBetter)
    private static let whole = Scale(direction: .higherIsBetter)

    private func counts(_ changes: [Int]) -> PairCounts {
        PairCounts(changes.map { ScorePair(before: 0, after: $0) })
    }

    @Test("has the exact interval of Hollander and Wolfe 1973, page 29")
    func hollanderWolfe() {
        let estimate = HodgesLehmann(
            DataSets.hollanderWolfe,
            scale: Scale(stepsPerUnit: 1_000, direction: .lowerIsBetter)
        )
        #expect(estimate.estimate == "0.46000000000")
        #expect(estimate.interval95?.lower == "0.01000000000")
        #expect(estimate.interval95?.upper == "0.78600000000")
        #expect(estimate.k == 6)
        #expect(estimate.achieved == 0.9609375)
        #expect(estimate.warnings.isEmpty)
    }

    @Test("has the exact interval of anorexia FT (Hand et al. 1993)")
    func family() {
        let estimate = HodgesLehmann(DataSets.anorexiaFamily, scale: Self.tenths)
        #expect(estimate.estimate == "7.65000000000")
        #expect(estimate.interval95?.lower == "3.45000000000")
        #expect(estimate.interval95?.upper == "11.20000000000")
        #expect(estimate.k == 35)
        #expect(estimate.achieved == "0.9552307")
    }

    @Test(
        "keeps zeros as data and labels the interval approximate: anorexia Cont, sleep",
        arguments: [
            (DataSets.anorexiaControl, "-0.50000000000", "-4.25000000000", "2.85000000000"),
            (DataSets.sleep, "-1.30000000000", "-2.80000000000", "-0.80000000000"),
        ] as [(PairCounts, Figure, Figure, Figure)]
    )
    func approximate(data: PairCounts, value: Figure, lower: Figure, upper: Figure) {
        let estimate = HodgesLehmann(data, scale: Self.tenths)
        #expect(estimate.estimate == value)
        #expect(estimate.interval95?.lower == lower)
        #expect(estimate.interval95?.upper == upper)
        #expect(estimate.achieved == nil)
        #expect(estimate.warnings == [.approximateRankInterval])
    }

    @Test("is what listing and sorting every average gives", arguments: 0..<100)
    func bruteForce(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let range = [1, 10, 1_000_000].randomElement(using: &random) ?? 1
        let changes = (0..<Int.random(in: 1...40, using: &random)).map { _ in
            Int.random(in: -range...range, using: &random)
        }
        let averages = changes.indices.flatMap { i in changes[i...].map { changes[i] + $0 } }.sorted()
        let estimate = HodgesLehmann(counts(changes), scale: Self.whole)
        let middle = averages[(averages.count - 1) / 2] + averages[averages.count / 2]
        #expect(estimate.estimate == Double(middle) / 4)
        if let k = estimate.k {
            #expect(estimate.interval95?.lower == Double(averages[k - 1]) / 2)
            #expect(estimate.interval95?.upper == Double(averages[averages.count - k]) / 2)
        }
    }

    @Test("walks a million heels by their distinct changes")
    func large() {
        var table = PairCounts()
        for change in -10...10 { table.add(ScorePair(before: 0, after: change), count: 50_000 - 100 * change) }
        let estimate = HodgesLehmann(table, scale: Self.whole)
        #expect(estimate.n == 1_050_000)
        #expect(estimate.estimate == 0.0 || estimate.estimate == -0.5)
        #expect(estimate.interval95 != nil && estimate.achieved == nil)
    }

    @Test("selects among the averages of 100,000 different changes without listing them")
    func distinct() {
        var table = PairCounts()
        for change in 1...100_000 { table.add(ScorePair(before: 0, after: 3 * change)) }
        let estimate = HodgesLehmann(table, scale: Self.whole)
        #expect(estimate.estimate == 150_001.5)
        let half = ((estimate.interval95?.upper ?? 0) - (estimate.interval95?.lower ?? 0)) / 2
        // Nearly that of a uniform's mean: 1.96 * 3e5 / sqrt(12 * 1e5).
        #expect(abs(half / (1.96 * 273.9) - 1) < 0.01)
    }

    @Test("has an estimate but no interval for fewer than six pairs", arguments: 1...5)
    func few(n: Int) {
        for changes in [Array(1...n), Array(0..<n)] {
            let estimate = HodgesLehmann(counts(changes), scale: Self.whole)
            #expect(estimate.estimate == Double(changes.reduce(0, +)) / Double(n))
            #expect(estimate.interval95 == nil && estimate.k == nil && estimate.achieved == nil)
            #expect(estimate.warnings == [.tooFewForRankInterval])
        }
    }

    @Test("has an estimate but no interval where every heel changed alike")
    func alike() {
        let estimate = HodgesLehmann(counts(Array(repeating: -3, count: 9)), scale: Self.tenths)
        #expect(estimate.estimate == -0.3)
        #expect(estimate.interval95 == nil)
        #expect(estimate.warnings == [.noVariation])
    }

    @Test("is not estimable without a pair")
    func nobody() {
        let estimate = HodgesLehmann(PairCounts([ScorePair(before: nil, after: 2)]), scale: Self.whole)
        #expect(estimate.estimate == nil && estimate.interval95 == nil && estimate.n == 0)
        #expect(estimate.warnings == [.noPairs])
    }
}
