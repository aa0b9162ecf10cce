import Outcomes
import Testing

@Suite("Warnings")
struct WarningTests {
    @Test("say in one sentence what is absent and why")
    func sentences() {
        let warnings: [Warning] = [
            .noPairs, .tooFewPairs, .noVariation, .noChange, .tooFewForRankInterval, .approximateRankInterval,
            .percentNeedsLowerIsBetter, .percentNeedsZeroAsNoComplaint, .baselineZero(2), .couldNotReach(2),
            .fewerThanTwoGroups, .groupWithoutPairs("A"), .contradictingSums("A"), .equalBaselines, .tooFewToAdjust,
            .nothingLeftToChance, .tooFewToCompare, .slopesNotTested, .slopesDiffer(p: 0.01), .notRandomised,
            .nobodyFollowed,
            .noEvents, .medianNotReached, .noLogRank, .noObservations, .tooFewPointsForLimits, .tooFewPointsForRuns,
            .smallExpectedCount(4.99),
        ]
        #expect(Set(warnings.map(\.description)).count == warnings.count)
        #expect(warnings.allSatisfy { $0.description.hasSuffix(".") })
    }

    @Test("count one heel as one heel")
    func singular() {
        #expect(
            Warning.couldNotReach(1).description
                == "1 heel had a baseline too near the end of the scale to reach the MCID."
        )
        #expect(Warning.baselineZero(3).description.contains("3 heels with a score of 0"))
    }

    @Test("call what was counted by its own word")
    func unit() {
        #expect(Warning.noPairs.sentence(counting: "subject") == "No subject has a score before and after.")
        #expect(Warning.baselineZero(1).sentence(counting: "subject").contains("leave out 1 subject with"))
        #expect(Warning.noPairs.description == "No heel has a score before and after.")
    }

    @Test("round a number so that it stays on its side of the limit")
    func rounding() {
        #expect(Warning.smallExpectedCount(4.99).description.contains(" is 4.9, below 5"))
        #expect(Warning.slopesDiffer(p: 0.0066656).description.contains("(p = 0.007)"))
        #expect(Warning.slopesDiffer(p: 0.0004).description.contains("(p < 0.001)"))
    }
}
