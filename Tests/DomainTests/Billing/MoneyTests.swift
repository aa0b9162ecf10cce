import Domain
import Testing

@Suite struct MoneyTests {
    @Test(arguments: [
        (0, "$0.00"), (5, "$0.05"), (25_000, "$250.00"), (100_000, "$1,000.00"), (-65_000, "-$650.00"),
        (123_456_789, "$1,234,567.89"), (Int64.min, "-$92,233,720,368,547,758.08"),
    ])
    func dollarsArePrintedWithThousandsApart(_ cents: Int64, _ text: String) {
        #expect(Money(cents: cents, currency: .usd).description == text)
    }

    @Test func anotherCurrencyStandsBehindTheNumber() {
        #expect(Money(cents: 125_050, currency: Currency(rawValue: "EUR")).description == "1,250.50 EUR")
    }

    @Test func theDecimalForFilesHasNoMarks() {
        #expect(Money(cents: -125_050, currency: .usd).decimal == "-1250.50")
    }
}
