import Outcomes
import TestSupport
import Testing

@Suite("Charts and reference figures")
struct ChartTests {
    @Test(
        "the expected fall of the selected",
        arguments: [
            (3.0, "0.287599971"), (4, "0.5091604338"), (5, "0.7978845608"), (6, "1.1410777704"),
        ] as [(Double, Figure)]
    )
    func regressionToTheMean(cutoff: Double, fall: Figure) {
        let population = RegressionToTheMean(mean: 5, standardDeviation: 2, correlation: 0.5)
        #expect(population?.expectedFall(above: cutoff) == fall)
    }

    @Test("a population without spread or with an impossible correlation has no expected fall")
    func noPopulation() {
        #expect(RegressionToTheMean(mean: 5, standardDeviation: 0, correlation: 0.5) == nil)
        #expect(RegressionToTheMean(mean: 5, standardDeviation: 2, correlation: 1.5) == nil)
        #expect(RegressionToTheMean(mean: 5, standardDeviation: .nan, correlation: 0.5) == nil)
        let population = RegressionToTheMean(mean: 5, standardDeviation: 2, correlation: 0.5)
        #expect(population?.expectedFall(above: 1_000) == nil)
        #expect(population?.expectedFall(above: -1_000) == 0)
    }

    @Test("XmR limits")
    func xmr() {
        let chart = XmRChart([49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1])
        #expect(chart.limits?.lower == "45.8159101655")
        #expect(chart.limits?.upper == "55.8040898345")
        #expect(chart.outside.isEmpty && chart.warnings.isEmpty)
        #expect(XmRChart([1, 1, 1, 1, 1, 1, 1, 1, 9, 1, 1, 1, 1]).outside == [8])
        #expect(XmRChart([3]).limits == nil && XmRChart([3]).centre == 3)
        #expect(XmRChart([]).centre == nil && XmRChart([]).warnings == [.tooFewPointsForLimits])
    }

    @Test("a p-chart has wider limits for fewer heels, within 0 and 1")
    func proportionChart() {
        let shares = [Proportion(5, of: 10), Proportion(50, of: 100), Proportion(0, of: 0), Proportion(100, of: 100)]
        let chart = ProportionChart(shares)
        let centre = 155.0 / 210
        #expect(chart.all == Proportion(155, of: 210))
        #expect(chart.points[1].limits?.lower == centre - 3 * (centre * (1 - centre) / 100).squareRoot())
        #expect(chart.points[0].limits?.upper == 1)
        #expect(chart.points[2].limits == nil)
        #expect(chart.points.map(\.isOutside) == [false, true, false, true])
        #expect(ProportionChart([]).warnings == [.noObservations])
    }

    @Test(
        "run charts have the limits of Anhoej",
        arguments: [(10, 6, 2), (15, 7, 4), (20, 7, 6), (24, 8, 8), (30, 8, 10)]
    )
    func runLimits(n: Int, run: Int, crossings: Int) {
        // Alternating around the median; an odd number of them needs two more on it.
        let values = (0..<n).map { $0.isMultiple(of: 2) ? 1.0 : 3 } + (n.isMultiple(of: 2) ? [] : [2, 2])
        let chart = RunChart(values)
        #expect(chart.useful == n && chart.crossings == n - 1 && chart.longestRun == 1)
        #expect(chart.runLimit == run && chart.crossingLimit == crossings)
        #expect(chart.isSignal == false)
    }

    @Test("a run chart tells a shift from chance, and leaves out what lies on the median")
    func runSignals() {
        let shift = RunChart([1, 2, 1, 2, 1, 2, 8, 9, 8, 9, 8, 9])
        #expect(shift.longestRun == 6 && shift.crossings == 1)
        #expect(shift.isSignal == true)
        let flat = RunChart(Array(repeating: 4, count: 20))
        #expect(flat.useful == 0 && flat.isSignal == nil && flat.warnings == [.tooFewPointsForRuns])
        let bridged = RunChart([1, 5, 1, 5, 5, 9, 5, 9])
        #expect(bridged.useful == 4 && bridged.longestRun == 2 && bridged.crossings == 1)
        let odd = RunChart((1...15).map(Double.init))
        #expect(odd.median == 8 && odd.useful == 14 && odd.crossings == 1)
        #expect(RunChart([]).median == nil && RunChart([]).longestRun == 0)
    }

    @Test("funnel limits are those of Spiegelhalter 2005")
    func funnel() {
        let small = FunnelLimits(target: 0.6, n: 20)
        #expect(small?.warning.lower == "0.3555934633")
        #expect(small?.warning.upper == "0.7870839768")
        #expect(small?.action.lower == "0.2263797720")
        #expect(small?.action.upper == "0.8922921046")
        let large = FunnelLimits(target: 0.6, n: 100)
        #expect(large?.warning.lower == "0.4979693393")
        #expect(large?.warning.upper == "0.6898558407")
        #expect(large?.action.lower == "0.4414255123")
        #expect(large?.action.upper == "0.7430121279")
    }

    @Test("funnel limits stay within 0 and 1, and there are none for nobody", arguments: 1..<60)
    func funnelEnds(n: Int) {
        for target in [0, 0.01, 0.5, 0.99, 1] {
            guard let limits = FunnelLimits(target: target, n: n) else {
                Issue.record("no limits for \(target) of \(n)")
                continue
            }
            #expect(0 <= limits.action.lower && limits.action.lower <= limits.warning.lower)
            #expect(limits.warning.upper <= limits.action.upper && limits.action.upper <= 1)
        }
        #expect(FunnelLimits(target: 0.5, n: 0) == nil && FunnelLimits(target: 1.5, n: n) == nil)
    }

    @Test("a mix of diagnoses is compared with published shares, and says where too few are expected")
    func goodnessOfFit() {
        // By hand: 16/70 + 16/20 + 1/7 + 1/3 over expected 70, 20, 7, 3.
        let fit = GoodnessOfFit(observed: [66, 24, 6, 4], shares: [70, 20, 7, 3])
        #expect(fit?.chiSquared == "1.504761904762")
        #expect(fit?.degreesOfFreedom == 3)
        #expect(fit?.p == "0.681171722")
        #expect(fit?.minimumExpected == 3)
        #expect(fit?.warnings == [.smallExpectedCount(3)])
        #expect(GoodnessOfFit(observed: [660, 240, 60, 40], shares: [0.7, 0.2, 0.07, 0.03])?.warnings == [])
    }

    @Test("what the shares exclude, and what was not counted, is not compared")
    func noFit() {
        #expect(GoodnessOfFit(observed: [0, 0], shares: [1, 1]) == nil)
        #expect(GoodnessOfFit(observed: [5], shares: [1]) == nil)
        #expect(GoodnessOfFit(observed: [], shares: []) == nil)
        #expect(GoodnessOfFit(observed: [5, 1], shares: [1, 0]) == nil)
        #expect(GoodnessOfFit(observed: [5, 5, 0], shares: [1, 1, 0])?.degreesOfFreedom == 1)
    }
}
