import Outcomes
import TestSupport
import Testing

@Suite("Pair counts")
struct PairCountsTests {
    @Test("count missing scores, and a heel that misses both in both")
    func missing() {
        let counts = PairCounts([
            ScorePair(before: 0, after: 0), ScorePair(before: nil, after: 3), ScorePair(before: 4, after: nil),
            ScorePair(before: nil, after: nil), ScorePair(before: 0, after: 0),
        ])
        #expect(counts.total == 5)
        #expect(counts.pairs == 2)
        #expect(counts.missingBefore == 2)
        #expect(counts.missingAfter == 2)
        #expect(counts.complete.map(\.count) == [2])
    }

    @Test("hold no cell of nobody")
    func emptyCells() {
        var counts = PairCounts()
        counts.add(ScorePair(before: 1, after: 1), count: 0)
        #expect(counts == PairCounts())
    }

    @Test("are the same in any order and from merged halves", arguments: 0..<50)
    func orderAndMerging(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let pairs = Self.pairs(using: &random)
        let whole = PairCounts(pairs)
        let cut = Int.random(in: 0...pairs.count, using: &random)
        let merged = PairCounts(pairs[..<cut]) + PairCounts(pairs[cut...])
        #expect(PairCounts(pairs.shuffled(using: &random)) == whole)
        #expect(merged == whole)
        #expect(PairSums(PairCounts(pairs[..<cut])) + PairSums(PairCounts(pairs[cut...])) == PairSums(whole))
        let scale = Scale(stepsPerUnit: 10, direction: .lowerIsBetter)
        #expect(PairedChange(merged, scale: scale) == PairedChange(whole, scale: scale))
        #expect(EffectSizes(merged) == EffectSizes(whole))
    }

    @Test("shifted before and after alike give the same change", arguments: 0..<50)
    func shifted(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let pairs = Self.pairs(using: &random)
        let shift = Int.random(in: -1_000...1_000, using: &random)
        let moved = pairs.map { ScorePair(before: $0.before.map { $0 + shift }, after: $0.after.map { $0 + shift }) }
        let scale = Scale(direction: .lowerIsBetter)
        let change = PairedChange(PairCounts(pairs), scale: scale)
        let other = PairedChange(PairCounts(moved), scale: scale)
        #expect(other.mean == change.mean)
        #expect(other.standardDeviation == change.standardDeviation)
        #expect(other.t == change.t && other.p == change.p && other.interval95 == change.interval95)
        #expect(EffectSizes(PairCounts(moved)).dz == EffectSizes(PairCounts(pairs)).dz)
    }

    @Test("read backwards turn the sign of the change and keep its p", arguments: 0..<20)
    func reversed(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let pairs = Self.pairs(using: &random)
        let scale = Scale(direction: .lowerIsBetter)
        let change = PairedChange(PairCounts(pairs), scale: scale)
        let back = PairedChange(
            PairCounts(pairs.map { ScorePair(before: $0.after, after: $0.before) }),
            scale: scale
        )
        #expect(back.mean == change.mean.map(-))
        #expect(back.p == change.p)
    }

    /// Up to 60 heels on a pain scale, some with a score missing.
    static func pairs(using random: inout SeededGenerator) -> [ScorePair] {
        (0..<Int.random(in: 0...60, using: &random)).map { _ in
            ScorePair(before: score(using: &random), after: score(using: &random))
        }
    }

    private static func score(using random: inout SeededGenerator) -> Int? {
        Int.random(in: 0..<10, using: &random) == 0 ? nil : Int.random(in: 0...10, using: &random)
    }
}
