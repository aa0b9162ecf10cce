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

    /// One sentence for the report.
    public var description: String {
        switch self {
        case .noPairs: "No heel has a score before and after."
        case .tooFewPairs: "Fewer than 2 pairs: the change is not tested."
        case .noVariation: "Every heel changed by the same amount: t, p and intervals are not estimable."
        case .noChange: "No heel changed: the rank test is not estimable."
        case .tooFewForRankInterval: "Fewer than 6 pairs: no rank interval reaches 95 %."
        case .approximateRankInterval: "The Hodges-Lehmann interval is approximate."
        case .percentNeedsLowerIsBetter: "Percent responders are not defined where a higher score is better."
        case .percentNeedsZeroAsNoComplaint:
            "Percent responders are not defined where 0 does not mean that there is no complaint."
        case .baselineZero(let heels):
            "Percent responders leave out \(Self.heels(heels)) with a score of 0 before."
        case .couldNotReach(let heels):
            "\(Self.heels(heels)) had a baseline too near the end of the scale to reach the MCID."
        }
    }

    private static func heels(_ number: Int) -> String {
        number == 1 ? "1 heel" : "\(number) heels"
    }
}
