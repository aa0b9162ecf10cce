import Outcomes
import Testing

@Suite("Effect sizes")
struct EffectSizesTests {
    @Test("have exact figures on anorexia CBT (Hand et al. 1993), the interval by the non-central t")
    func published() {
        let effect = EffectSizes(DataSets.anorexiaBehavioural)
        #expect(effect.dz == "0.4114243339")
        #expect(effect.gz == "0.4002879474")
        #expect(effect.dav == "0.4556795084")
        #expect(effect.dzInterval95?.lower == "0.0286174")
        #expect(effect.dzInterval95?.upper == "0.7874849")
    }

    @Test("are mirrored when before and after are")
    func mirrored() {
        let mirrored = PairCounts(
            DataSets.sleep.complete.map { ScorePair(before: $0.after, after: $0.before) }
        )
        let effect = EffectSizes(DataSets.sleep)
        let other = EffectSizes(mirrored)
        #expect(effect.dz == other.dz.map(-))
        #expect(effect.gz == other.gz.map(-))
        #expect(abs((effect.dzInterval95?.lower ?? 1) + (other.dzInterval95?.upper ?? 1)) < 1e-9)
    }

    @Test("are nil, never NaN, for too few pairs or without spread")
    func degenerate() {
        for pairs in [[], [(5, 3)], [(5, 3), (6, 4)], [(5, 5), (5, 5)]] {
            let effect = EffectSizes(PairCounts(pairs.map { ScorePair(before: $0.0, after: $0.1) }))
            #expect(effect.dz == nil && effect.gz == nil && effect.dzInterval95 == nil)
        }
        let spread = EffectSizes(PairCounts([ScorePair(before: 5, after: 3), ScorePair(before: 6, after: 4)]))
        #expect(spread.dav == -2 / 0.5.squareRoot())
    }

    @Test("of two pairs have an interval but no g, whose factor needs three")
    func twoPairs() {
        let effect = EffectSizes(PairCounts([ScorePair(before: 5, after: 3), ScorePair(before: 5, after: 4)]))
        #expect(effect.dz == -1.5 / 0.5.squareRoot())
        #expect(effect.dzInterval95 != nil)
        #expect(effect.gz == nil)
    }

    @Test("of a million heels have an interval too")
    func large() {
        var counts = PairCounts()
        counts.add(ScorePair(before: 7, after: 2), count: 600_000)
        counts.add(ScorePair(before: 7, after: 6), count: 400_000)
        let effect = EffectSizes(counts)
        #expect(effect.dzInterval95?.contains(effect.dz ?? 0) == true)
        let width = effect.dzInterval95.map { $0.upper - $0.lower } ?? 0
        #expect(0.006 < width && width < 0.007)
    }
}
