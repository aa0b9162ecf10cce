/// Why a value is absent, or with what reserve it is to be read; printed beside the results.
public enum Warning: Sendable, Hashable, CustomStringConvertible {
    /// No heel has both scores.
    case noPairs
    /// Fewer than two pairs: a change can be described but not tested.
    case tooFewPairs
    /// Every heel changed by the same amount: there is no spread to test against.
    case noVariation
    /// No heel changed: a rank test has nothing to rank.
    case noChange
    /// Fewer than six pairs: no interval of ranks reaches 95 %.
    case tooFewForRankInterval
    /// The interval of Hodges-Lehmann is the large-sample one, because of ties, zeros or more than 50 pairs.
    case approximateRankInterval
    /// A fall in percent is not defined, because a higher score is better.
    case percentNeedsLowerIsBetter
    /// A fall in percent is not defined, because 0 does not mean that there is no complaint.
    case percentNeedsZeroAsNoComplaint
    /// Heels that had no complaint before are left out of percent responders.
    case baselineZero(Int)
    /// Heels whose baseline is too near the scale's end to improve by the MCID; they count as non-responders.
    case couldNotReach(Int)
    /// Fewer than two groups have pairs: there is nothing to compare.
    case fewerThanTwoGroups
    /// A group without a single pair is not compared.
    case groupWithoutPairs(String)
    /// Published sums that no scores can have.
    case contradictingSums(String)
    /// Within each group all baselines are equal: there is no slope to adjust by.
    case equalBaselines
    /// No more pairs than the adjustment has numbers to estimate.
    case tooFewToAdjust
    /// The scores lie exactly on the lines: there is no spread to test against.
    case nothingLeftToChance
    /// A group has fewer than two pairs: the changes are not compared.
    case tooFewToCompare
    /// Too few groups or pairs to see whether the slopes differ.
    case slopesNotTested
    /// The score after depends on the score before differently in the groups.
    case slopesDiffer(p: Double)
    /// Groups are compared that nobody assigned by chance.
    case notRandomised
    /// Nobody was followed over time.
    case nobodyFollowed
    /// Nobody had an event: everybody is censored.
    case noEvents
    /// More than half stay without an event.
    case medianNotReached
    /// The groups cannot be compared over time.
    case noLogRank
    /// Nothing was counted.
    case noObservations
    /// Fewer than two values: there are no limits.
    case tooFewPointsForLimits
    /// Fewer than ten values off the median: a run is no signal.
    case tooFewPointsForRuns
    /// Chi-squared is rough because so few were expected.
    case smallExpectedCount(Double)

    /// One sentence for the report.
    public var description: String { sentence(counting: "heel") }
}
