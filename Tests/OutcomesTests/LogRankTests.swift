import Outcomes
import TestSupport
import Testing

@Suite("Log-rank")
struct LogRankTests {
    private func times(events: [Int] = [], censored: [Int] = []) -> EventTimes {
        var times = EventTimes()
        for time in events { times.add(time: time, events: 1) }
        for time in censored { times.add(time: time, censored: 1) }
        return times
    }

    @Test("agrees with R's survdiff on aml (Miller 1981)")
    func published() throws {
        let test = try #require(LogRank([DataSets.amlMaintained, DataSets.amlNonmaintained]))
        #expect(test.chiSquared == "3.396388699")
        #expect(test.degreesOfFreedom == 1)
        #expect(test.p == "0.06533932204")
    }

    @Test("compares three groups in any order alike, and a group of nobody changes nothing", arguments: 0..<20)
    func order(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let groups = (0..<3).map { _ in
            let ends = (0..<12).map { _ in Int.random(in: 1...15, using: &random) }
            return times(events: Array(ends[..<8]), censored: Array(ends[8...]))
        }
        let test = try #require(LogRank(groups))
        #expect(test.degreesOfFreedom == 2)
        for other in [groups.reversed(), [groups[1], groups[2], groups[0]], [EventTimes()] + groups] {
            let again = try #require(LogRank(other))
            #expect(abs(again.chiSquared - test.chiSquared) < 1e-9 * max(1, test.chiSquared))
            #expect(again.degreesOfFreedom == 2)
        }
    }

    @Test("of a group against itself is 0")
    func same() throws {
        let test = try #require(LogRank([DataSets.amlMaintained, DataSets.amlMaintained]))
        #expect(abs(test.chiSquared) < 1e-12)
        #expect(abs(test.p - 1) < 1e-6)
    }

    @Test("is nil where there is nothing to compare")
    func degenerate() {
        #expect(LogRank([]) == nil)
        #expect(LogRank([DataSets.amlMaintained]) == nil)
        #expect(LogRank([DataSets.amlMaintained, EventTimes()]) == nil)
        #expect(LogRank([times(censored: [3, 4]), times(censored: [5])]) == nil)
        // The first group is gone before anything happens in the second.
        #expect(LogRank([times(censored: [1]), times(events: [5, 6])]) == nil)
        // One heel each, at one time: all had the event, and nothing is left to chance.
        #expect(LogRank([times(events: [1]), times(events: [1])]) == nil)
    }
}
