import Domain
import Testing

@Suite struct EffectivePeriodTests {
    private func day(_ text: String) throws -> Day { try Day(parsing: text) }

    @Test func aFeeHoldsFromItsFirstDayToTheDayBeforeItsEnd() throws {
        let period = try EffectivePeriod(from: day("2026-01-01"), to: day("2026-07-01"))
        #expect(try period.contains(day("2026-01-01")))
        #expect(try period.contains(day("2026-06-30")))
        #expect(try !period.contains(day("2026-07-01")))
        #expect(try !period.contains(day("2025-12-31")))
    }

    @Test func feesThatMeetDoNotOverlap() throws {
        let first = try EffectivePeriod(from: day("2026-01-01"), to: day("2026-07-01"))
        let second = try EffectivePeriod(from: day("2026-07-01"), to: nil)
        #expect(!first.overlaps(second))
        #expect(!second.overlaps(first))
        #expect(try first.overlaps(EffectivePeriod(from: day("2026-06-30"), to: nil)))
        #expect(try second.overlaps(EffectivePeriod(from: day("2020-01-01"), to: nil)))
    }

    @Test func aFeeThatEndsOnTheDayItBeginsIsRefused() throws {
        let start = try day("2026-01-01")
        #expect(throws: InvalidInput.self) { try EffectivePeriod(from: start, to: start) }
    }
}
