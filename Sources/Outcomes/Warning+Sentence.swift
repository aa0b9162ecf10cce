extension Warning {
    /// One sentence, in which what was counted is called by this word, such as `subject`.
    public func sentence(counting unit: String) -> String {
        switch self {
        case .noPairs: "No \(unit) has a score before and after."
        case .tooFewPairs: "Fewer than 2 pairs: the change is not tested."
        case .noVariation: "Every \(unit) changed by the same amount: t, p and intervals are not estimable."
        case .noChange: "No \(unit) changed: the rank test is not estimable."
        case .tooFewForRankInterval: "Fewer than 6 pairs: no rank interval reaches 95 %."
        case .approximateRankInterval: "The Hodges-Lehmann interval is approximate."
        case .percentNeedsLowerIsBetter: "Percent responders are not defined where a higher score is better."
        case .percentNeedsZeroAsNoComplaint:
            "Percent responders are not defined where 0 does not mean that there is no complaint."
        case .baselineZero(let number):
            "Percent responders leave out \(Self.count(number, unit)) with a score of 0 before."
        case .couldNotReach(let number):
            "\(Self.count(number, unit)) had a baseline too near the end of the scale to reach the MCID."
        case .fewerThanTwoGroups: "Fewer than 2 groups have pairs: there is nothing to compare."
        case .groupWithoutPairs(let name): "No \(unit) of \(name) has a score before and after: it is not compared."
        case .contradictingSums(let name): "The sums of \(name) contradict each other: it is not compared."
        case .equalBaselines:
            "All scores before are equal within each group: differences cannot be adjusted for them."
        case .tooFewToAdjust: "Too few pairs to adjust differences for the score before."
        case .nothingLeftToChance: "The scores leave no spread to test a difference against."
        case .tooFewToCompare: "A group has fewer than 2 pairs: its change is not compared."
        case .slopesNotTested: "Whether the slopes differ between the groups could not be tested."
        case .slopesDiffer(let p):
            "The score after depends on the score before differently in the groups "
                + "(\(Self.probability(p))): the adjusted differences do not hold at every baseline."
        case .notRandomised:
            "Treatments were chosen, not randomised: differences may reflect who was given what."
        case .nobodyFollowed: "No \(unit) was followed over time."
        case .noEvents: "No \(unit) had an event: everybody is censored."
        case .medianNotReached: "More than half stay without an event: the median is not reached."
        case .noLogRank: "The groups cannot be compared over time: never was anybody at risk in 2 of them at an event."
        case .noObservations: "Nothing was counted: there is no share and no limit."
        case .tooFewPointsForLimits: "Fewer than 2 values: there are no limits."
        case .tooFewPointsForRuns: "Fewer than 10 values off the median: runs and crossings are no signal yet."
        case .smallExpectedCount(let count):
            "The smallest expected count is \(Self.tenths(count)), below 5: chi-squared is rough."
        }
    }

    private static func count(_ number: Int, _ unit: String) -> String {
        number == 1 ? "1 \(unit)" : "\(number) \(unit)s"
    }

    /// `p = 0.007`, and `p < 0.001` below that.
    private static func probability(_ p: Double) -> String {
        guard p >= 0.001 else { return "p < 0.001" }
        let thousandths = Int((p * 1_000).rounded())
        return "p = 0." + String(1_000 + thousandths).dropFirst()
    }

    private static func tenths(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded(.down))
        return "\(tenths / 10).\(tenths % 10)"
    }
}
