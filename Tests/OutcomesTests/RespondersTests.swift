import Outcomes
import Testing

@Suite("Responders")
struct RespondersTests {
    private static let pain = Scale(direction: .lowerIsBetter, best: 0, zeroIsNoComplaint: true)

    private func table(_ pairs: [(Int?, Int?)]) -> PairCounts {
        PairCounts(pairs.map { ScorePair(before: $0.0, after: $0.1) })
    }

    @Test("exactly 60 % responds, in whole numbers", arguments: [1, 10])
    func boundary(factor: Int) {
        let counts = table([(5 * factor, 2 * factor), (5 * factor, 2 * factor + 1)])
        let scale = Scale(stepsPerUnit: factor, direction: .lowerIsBetter, best: 0, zeroIsNoComplaint: true)
        #expect(Responders(.percentFall(60), in: counts, scale: scale)?.responders == 1)
        #expect(
            Responders(.percentFall(50), in: counts, scale: scale)?.proportion == Proportion(factor == 1 ? 1 : 2, of: 2)
        )
    }

    @Test("a fall of 30, 50 or 60 % is asked of those who had pain")
    func percent() {
        let counts = table([(10, 7), (10, 5), (10, 4), (0, 0), (0, 3), (10, 8), (nil, 3), (8, nil), (0, nil)])
        let results = [30, 50, 60].compactMap { Responders(.percentFall($0), in: counts, scale: Self.pain) }
        #expect(results.map(\.responders) == [3, 2, 1])
        #expect(results.allSatisfy { $0.of == 4 && $0.excludedBaselineZero == 2 && $0.unscored == 1 })
        #expect(results.allSatisfy { $0.couldNotReach == nil && $0.warnings == [.baselineZero(2)] })
        #expect(results.first?.worstCase == Proportion(3, of: 5))
        #expect(results.first?.bestCase == Proportion(4, of: 5))
    }

    @Test("the MCID is inclusive and keeps heels that could not reach it as non-responders")
    func mcid() {
        let counts = table([(5, 3), (5, 4), (1, 0), (0, 0), (2, 0), (7, nil)])
        let result = Responders(.mcid(steps: 2), in: counts, scale: Self.pain)
        #expect(result?.proportion == Proportion(2, of: 5))
        #expect(result?.couldNotReach == 2)
        #expect(result?.excludedBaselineZero == 0)
        #expect(result?.warnings == [.couldNotReach(2)])
        #expect(result?.bestCase == Proportion(3, of: 6))
    }

    @Test("the MCID follows the direction of the scale")
    func higherIsBetter() {
        let visa = Scale(direction: .higherIsBetter, best: 100)
        let result = Responders(.mcid(steps: 20), in: table([(50, 70), (70, 50), (90, 100)]), scale: visa)
        #expect(result?.proportion == Proportion(1, of: 3))
        #expect(result?.couldNotReach == 1)
        let endless = Scale(direction: .higherIsBetter)
        #expect(Responders(.mcid(steps: 20), in: table([(90, 100)]), scale: endless)?.couldNotReach == nil)
    }

    @Test("a fall in percent is refused, with the reason, where it has no meaning")
    func refusal() {
        let higher = Scale(direction: .higherIsBetter, zeroIsNoComplaint: true)
        #expect(ResponderDefinition.percentFall(30).refusal(on: higher) == .percentNeedsLowerIsBetter)
        #expect(Responders(.percentFall(30), in: table([(5, 1)]), scale: higher) == nil)
        let lower = Scale(direction: .lowerIsBetter)
        #expect(ResponderDefinition.percentFall(30).refusal(on: lower) == .percentNeedsZeroAsNoComplaint)
        #expect(ResponderDefinition.mcid(steps: 2).refusal(on: higher) == nil)
    }

    @Test("of nobody are counted as such", arguments: [[], [(nil, nil)], [(nil, 4)]] as [[(Int?, Int?)]])
    func nobody(pairs: [(Int?, Int?)]) {
        let result = Responders(.percentFall(30), in: table(pairs), scale: Self.pain)
        #expect(result?.proportion == Proportion(0, of: 0))
        #expect(result?.proportion.estimate == nil)
        #expect(result?.warnings == [])
    }

    @Test("are named as in exports")
    func names() {
        #expect(ResponderDefinition.percentFall(30).description == "30%")
        #expect(ResponderDefinition.mcid(steps: 2).description == "mcid")
    }
}
