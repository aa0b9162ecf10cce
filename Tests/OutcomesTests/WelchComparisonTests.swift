import Outcomes
import Testing

@Suite("Unadjusted comparison and adjustment of p")
struct WelchComparisonTests {
    private static let tenths = Scale(stepsPerUnit: 10, direction: .higherIsBetter)

    private func compare(_ group: PairCounts, _ reference: PairCounts) -> WelchComparison {
        WelchComparison(ComparedGroup("A", group), reference: ComparedGroup("B", reference), scale: Self.tenths)
    }

    private func counts(_ changes: [Int]) -> PairCounts {
        PairCounts(changes.map { ScorePair(before: 10, after: 10 + $0) })
    }

    @Test("agrees with R's t.test of the changes of anorexia (Hand et al. 1993)")
    func published() {
        let behavioural = compare(DataSets.anorexiaBehavioural, DataSets.anorexiaControl).contrast
        #expect(behavioural?.difference == "3.4568965517")
        #expect(behavioural?.degreesOfFreedom == "50.9706533")
        #expect(behavioural?.p == "0.1014985957")
        #expect(behavioural?.interval95?.lower == "-0.7044631926")
        #expect(behavioural?.interval95?.upper == "7.6182562961")
        let family = compare(DataSets.anorexiaFamily, DataSets.anorexiaControl).contrast
        #expect(family?.difference == "7.7147058824")
        #expect(family?.degreesOfFreedom == "36.97886393")
        #expect(family?.p == "0.0021518136")
        #expect(family?.interval95?.lower == "2.9765966415")
        #expect(family?.interval95?.upper == "12.4528151232")
    }

    @Test("needs two pairs in each group, and some spread")
    func degenerate() {
        #expect(compare(counts([1]), counts([1, 2])).contrast == nil)
        #expect(compare(counts([1]), counts([1, 2])).warnings == [.tooFewToCompare])
        #expect(compare(PairCounts(), PairCounts()).contrast == nil)
        let equal = compare(counts([30, 30]), counts([10, 10, 10]))
        #expect(equal.contrast?.difference == 2)
        #expect(equal.contrast?.p == nil && equal.contrast?.interval95 == nil)
        #expect(equal.warnings == [.nothingLeftToChance])
        // Only one group varies: its own degrees of freedom.
        #expect(compare(counts([30, 30]), counts([10, 20, 60])).contrast?.degreesOfFreedom == 2)
    }

    @Test("Holm's adjustment steps down, never below the test before it, never above 1")
    func holm() {
        let figures: [Figure] = [
            "0.040000000000", "0.060000000000", "0.060000000000", "0.060000000000", "0.025000000000",
        ]
        for (p, figure) in zip(HolmAdjustment.adjusted([0.01, 0.02, 0.03, 0.04, 0.005]), figures) {
            #expect(p == figure)
        }
        #expect(HolmAdjustment.adjusted([0.9, nil, 0.8]) == [1, nil, 1])
        #expect(HolmAdjustment.adjusted([0.03]) == [0.03])
        #expect(HolmAdjustment.adjusted([]) == [])
    }
}
