import TestSupport
import Testing

@testable import Outcomes

@Suite("Kaplan-Meier")
struct KaplanMeierTests {
    private func times(events: [Int] = [], censored: [Int] = []) -> EventTimes {
        var times = EventTimes()
        for time in events { times.add(time: time, events: 1) }
        for time in censored { times.add(time: time, censored: 1) }
        return times
    }

    @Test("agrees with R's survfit, conf.type log-log, on aml (Miller 1981)")
    func published() {
        let maintained = KaplanMeier(DataSets.amlMaintained)
        #expect(maintained.n == 11 && maintained.events == 7)
        #expect(maintained.step(at: 9)?.survival == "0.909091")
        #expect(maintained.step(at: 9)?.interval95?.lower == "0.5080802")
        #expect(maintained.step(at: 9)?.interval95?.upper == "0.986674")
        #expect(maintained.step(at: 48)?.survival == "0.184091")
        #expect(maintained.step(at: 48)?.interval95?.lower == "0.0117385")
        #expect(maintained.step(at: 48)?.interval95?.upper == "0.525015")
        #expect(maintained.median == .init(estimate: 31, lower: 13, upper: nil))
        let other = KaplanMeier(DataSets.amlNonmaintained)
        #expect(other.step(at: 5)?.survival == "0.8333333")
        #expect(other.step(at: 5)?.interval95?.lower == "0.48171494")
        #expect(other.step(at: 5)?.interval95?.upper == "0.955509")
        #expect(other.median == .init(estimate: 23, lower: 5, upper: 33))
        #expect(maintained.warnings.isEmpty && other.warnings.isEmpty)
    }

    @Test("has one step for each time, events before censorings")
    func ties() {
        let curve = KaplanMeier(DataSets.amlMaintained)
        #expect(curve.steps.map(\.time) == [9, 13, 18, 23, 28, 31, 34, 45, 48, 161])
        #expect(curve.steps.map(\.atRisk) == [11, 10, 8, 7, 6, 5, 4, 3, 2, 1])
        #expect(curve.steps[1].events == 1 && curve.steps[1].censored == 1)
        #expect(curve.steps[1].survival == 9.0 / 11)
        #expect(curve.atRisk(at: 14) == 8 && curve.atRisk(at: 13) == 10 && curve.atRisk(at: 162) == 0)
        #expect(curve.step(at: 8) == nil)
        #expect(curve.step(at: 30)?.time == 28)
    }

    @Test("takes the median where S is exactly one half, and not the time after")
    func exactHalf() {
        #expect(KaplanMeier(times(events: [1, 2, 3, 4])).median.estimate == 2)
    }

    @Test("decides one half as whole numbers do, through censorings of every kind", arguments: 0..<200)
    func halfByIntegers(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var product = SurvivalProduct()
        var (top, bottom) = (Int128(1), Int128(1))
        var atRisk = Int.random(in: 2...12, using: &random)
        while atRisk > 1, bottom < Int128(1) << 100 {
            let survivors = Int.random(in: max(1, atRisk - 2)...(atRisk - 1), using: &random)
            product.multiply(survivors: survivors, atRisk: atRisk)
            (top, bottom) = (top * Int128(survivors), bottom * Int128(atRisk))
            #expect(product.isAtMostHalf == (2 * top <= bottom))
            atRisk = Bool.random(using: &random) ? survivors : max(1, survivors - 1)
        }
    }

    @Test("knows one half and its neighbours among thousands of factors, where doubles cannot tell")
    func halfByLargeProducts() {
        // Somebody is censored between all of them, and 3 n over 3 (n + 1) multiply to 2000 / 4000.
        func product(_ last: (survivors: Int, atRisk: Int)) -> SurvivalProduct {
            var product = SurvivalProduct()
            for n in 2_000..<4_000 { product.multiply(survivors: 3 * n, atRisk: 3 * n + 3) }
            product.multiply(survivors: last.survivors, atRisk: last.atRisk)
            return product
        }
        #expect(product((7, 7)).isAtMostHalf)
        let large = 1 << 60
        #expect(product((large - 1, large)).isAtMostHalf)
        #expect(!product((large, large - 1)).isAtMostHalf)
        #expect(abs(product((large, large - 1)).value - 0.5) < 1e-12)
    }

    @Test("has no interval where S is 1 or 0")
    func ends() {
        let curve = KaplanMeier(times(events: [5, 7], censored: [1]))
        #expect(curve.steps.map(\.survival) == [1, 0.5, 0])
        #expect(curve.steps[0].interval95 == nil && curve.steps[2].interval95 == nil)
        #expect(curve.steps[1].interval95 != nil)
    }

    @Test("says why there is no median: nobody, nobody with an event, too few events")
    func degenerate() {
        #expect(KaplanMeier(EventTimes()).warnings == [.nobodyFollowed])
        #expect(KaplanMeier(EventTimes()).steps.isEmpty)
        let censored = KaplanMeier(times(censored: [3, 3, 8]))
        #expect(censored.warnings == [.noEvents])
        #expect(censored.steps.map(\.survival) == [1, 1])
        #expect(censored.median == .init(estimate: nil, lower: nil, upper: nil))
        #expect(KaplanMeier(times(events: [1], censored: [2, 3])).warnings == [.medianNotReached])
        #expect(KaplanMeier(times(events: [0])).steps.map(\.survival) == [0])
    }

    @Test("is the same from merged halves, and without censoring is the share left", arguments: 0..<50)
    func properties(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let all = (0..<Int.random(in: 1...60, using: &random)).map { _ in
            (time: Int.random(in: 0...20, using: &random), isEvent: Int.random(in: 0..<3, using: &random) > 0)
        }
        func table(_ part: some Sequence<(time: Int, isEvent: Bool)>) -> EventTimes {
            var table = EventTimes()
            for (time, isEvent) in part { table.add(time: time, events: isEvent ? 1 : 0, censored: isEvent ? 0 : 1) }
            return table
        }
        let cut = Int.random(in: 0...all.count, using: &random)
        #expect(table(all[..<cut]) + table(all[cut...]) == table(all.shuffled(using: &random)))
        #expect(table(all).n == all.count && table(all).events == all.count { $0.isEvent })
        let uncensored = KaplanMeier(times(events: all.map(\.time)))
        for step in uncensored.steps {
            #expect(step.survival == Double(all.count { $0.time > step.time }) / Double(all.count))
        }
    }
}
