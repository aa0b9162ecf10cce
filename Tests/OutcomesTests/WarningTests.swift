import Outcomes
import Testing

@Suite("Warnings")
struct WarningTests {
    @Test("say in one sentence what is absent and why")
    func sentences() {
        let warnings: [Warning] = [
            .noPairs, .tooFewPairs, .noVariation, .noChange, .tooFewForRankInterval, .approximateRankInterval,
            .percentNeedsLowerIsBetter, .percentNeedsZeroAsNoComplaint, .baselineZero(2), .couldNotReach(2),
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
}
