import Outcomes
import Testing

@Suite("Paired change")
struct PairedChangeTests {
    private static let tenths = Scale(stepsPerUnit: 10, direction: .higherIsBetter)

    struct Golden: Sendable {
        let data: PairCounts
        let n: Int
        let mean: Figure
        let deviation: Figure
        let t: Figure
        let p: Figure
        let lower: Figure
        let upper: Figure
    }

    /// Figures of R's `t.test(after, before, paired = TRUE)`.
    static let golden = [
        Golden(
            data: DataSets.sleep,
            n: 10,
            mean: "-1.58",
            deviation: "1.22999548",
            t: "-4.0621277",
            p: "0.00283289",
            lower: "-2.4598857633",
            upper: "-0.7001142367"
        ),
        Golden(
            data: DataSets.anorexiaBehavioural,
            n: 29,
            mean: "3.006896552",
            deviation: "7.308504392",
            t: "2.215587844",
            p: "0.03502259756",
            lower: "0.2268901584",
            upper: "5.786902945"
        ),
        Golden(
            data: DataSets.anorexiaControl,
            n: 26,
            mean: "-0.45",
            deviation: "7.988704526",
            t: "-0.287225391",
            p: "0.7763070622",
            lower: "-3.676707588",
            upper: "2.776707588"
        ),
        Golden(
            data: DataSets.anorexiaFamily,
            n: 17,
            mean: "7.264705882",
            deviation: "7.157421077",
            t: "4.184908135",
            p: "0.0007002531",
            lower: "3.584699536",
            upper: "10.94471223"
        ),
    ]

    @Test("agrees with R on sleep (Student 1908) and anorexia (Hand et al. 1993)", arguments: golden)
    func published(golden: Golden) {
        let change = PairedChange(golden.data, scale: Self.tenths)
        #expect(change.n == golden.n)
        #expect(change.degreesOfFreedom == golden.n - 1)
        #expect(change.mean == golden.mean)
        #expect(change.standardDeviation == golden.deviation)
        #expect(change.t == golden.t)
        #expect(change.p == golden.p)
        #expect(change.interval95?.lower == golden.lower)
        #expect(change.interval95?.upper == golden.upper)
        #expect(change.warnings.isEmpty)
    }

    @Test("describes the scores before and after over the pairs only")
    func moments() {
        var counts = PairCounts([ScorePair(before: 8, after: 2), ScorePair(before: 6, after: 3)])
        counts.add(ScorePair(before: 10, after: nil), count: 5)
        let change = PairedChange(counts, scale: Scale(direction: .lowerIsBetter))
        #expect(change.before.mean == 7)
        #expect(change.before.standardDeviation == 2.0.squareRoot())
        #expect(change.after.mean == 2.5)
        #expect(change.mean == -4.5)
    }

    @Test("estimates nothing without a pair", arguments: [[], [ScorePair(before: nil, after: 3)]])
    func nothing(pairs: [ScorePair]) {
        let change = PairedChange(PairCounts(pairs), scale: Self.tenths)
        #expect(change.n == 0)
        #expect(change.mean == nil && change.standardDeviation == nil && change.before.mean == nil)
        #expect(change.t == nil && change.p == nil && change.degreesOfFreedom == nil && change.interval95 == nil)
        #expect(change.warnings == [.noPairs])
    }

    @Test("describes a single pair but tests nothing")
    func onePair() {
        let change = PairedChange(PairCounts([ScorePair(before: 70, after: 40)]), scale: Self.tenths)
        #expect(change.mean == -3)
        #expect(change.standardDeviation == nil && change.before.standardDeviation == nil)
        #expect(change.t == nil && change.p == nil && change.degreesOfFreedom == nil && change.interval95 == nil)
        #expect(change.warnings == [.tooFewPairs])
    }

    @Test("shows the mean but no t, p or interval where every heel changed alike", arguments: [0, -3])
    func equalChanges(change step: Int) {
        let counts = PairCounts((1...9).map { ScorePair(before: $0, after: $0 + step) })
        let change = PairedChange(counts, scale: Scale(stepsPerUnit: 10, direction: .lowerIsBetter))
        #expect(change.mean == Double(step) / 10)
        #expect(change.standardDeviation == 0)
        #expect(change.t == nil && change.p == nil && change.interval95 == nil)
        #expect(change.warnings == [.noVariation])
    }

    @Test("keeps every digit of scores with six decimals over a million pairs")
    func largeSums() {
        var counts = PairCounts()
        counts.add(ScorePair(before: 999_999_999_999, after: 999_999_999_998), count: 500_000)
        counts.add(ScorePair(before: 999_999_999_999, after: 999_999_999_996), count: 500_000)
        let change = PairedChange(counts, scale: Scale(direction: .lowerIsBetter))
        #expect(change.mean == -2)
        #expect(change.standardDeviation == (1_000_000.0 / 999_999).squareRoot())
    }

    @Test("needs only sums, and estimates nothing from sums that contradict each other")
    func sums() {
        let change = PairedChange(PairSums(DataSets.sleep), scale: Self.tenths)
        #expect(change == PairedChange(DataSets.sleep, scale: Self.tenths))
        let wrong = PairSums(n: 3, before: 30, after: 0, beforeSquared: 1, afterSquared: 0, product: 0)
        #expect(PairedChange(wrong, scale: Self.tenths).standardDeviation == nil)
        #expect(PairedChange(wrong, scale: Self.tenths).t == nil)
    }
}
