import Domain
import Testing

@Suite("Price ranges")
struct PriceRangeTests {
    private func dollars(_ cents: Int64) -> Money { Money(cents: cents, currency: .usd) }

    @Test(
        "an amount at either end is inside",
        arguments: [(19_999, .below), (20_000, .inside), (60_000, .inside), (60_001, .above)]
            as [(Int64, PricePosition)]
    )
    func position(cents: Int64, expected: PricePosition) throws {
        let range = try PriceRange(low: dollars(20_000), high: dollars(60_000), origin: .catalogue)
        #expect(range.position(of: dollars(cents)) == expected)
        #expect(range.description == "$200.00-$600.00")
    }

    @Test("amounts of two currencies are not compared")
    func currencies() throws {
        let euros = Money(cents: 30_000, currency: Currency(rawValue: "EUR"))
        #expect(try PriceRange(low: dollars(1), high: dollars(2), origin: .clinic).position(of: euros) == nil)
        #expect(throws: InvalidInput.self) { try PriceRange(low: dollars(1), high: euros, origin: .clinic) }
        #expect(throws: InvalidInput.self) { try PriceRange(low: dollars(2), high: dollars(1), origin: .clinic) }
    }
}
