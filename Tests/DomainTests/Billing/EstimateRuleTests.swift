import Domain
import Testing

/// Days and amounts of good-faith estimates: 45 CFR 149.610(b)(1)(vi), 149.620(a)(2).
@Suite("Good-faith estimates")
struct EstimateRuleTests {
    /// Thanksgiving Day of 2026.
    static let calendar = BusinessCalendar(holidays: [day("2026-11-26")])

    static func day(_ text: String) -> Day { (try? Day(parsing: text)) ?? Day(daysSince1970: 0) }

    @Test("weekends and holidays are no business days, before 1970 too")
    func businessDays() {
        let expected = [
            "2026-11-20": true, "2026-11-21": false, "2026-11-22": false, "2026-11-23": true, "2026-11-26": false,
            "1969-12-28": false, "1969-12-29": true,
        ]
        for (day, isOne) in expected { #expect(Self.calendar.isBusinessDay(Self.day(day)) == isOne, "\(day)") }
        #expect(Self.calendar.day(3, after: Self.day("2026-11-23")) == Self.day("2026-11-27"))
        #expect(Self.calendar.day(1, after: Self.day("2026-11-20")) == Self.day("2026-11-23"))
    }

    @Test(
        "3 business days ahead ask for an estimate within 1, 10 for one within 3, fewer than 3 for none",
        arguments: [
            ("2026-11-25", nil), ("2026-11-26", nil), ("2026-11-27", "2026-11-24"), ("2026-12-07", "2026-11-24"),
            ("2026-12-08", "2026-11-27"), ("2027-03-01", "2026-11-27"),
        ] as [(String, String?)]
    )
    func scheduled(serviceOn: String, due: String?) {
        let found = EstimateRule.due(
            scheduledOn: Self.day("2026-11-23"),
            serviceOn: Self.day(serviceOn),
            Self.calendar
        )
        #expect(found == due.map(Self.day))
    }

    @Test("what is asked for is due within 3 business days")
    func requested() {
        #expect(EstimateRule.due(requestedOn: Self.day("2026-11-20"), Self.calendar) == Self.day("2026-11-25"))
    }

    @Test("a bill of $400.00 above may be disputed, of $399.99 not, and of another currency never")
    func disputable() {
        let told = Money(cents: 100_000, currency: .usd)
        #expect(EstimateRule.isDisputable(billed: Money(cents: 140_000, currency: .usd), estimated: told))
        #expect(!EstimateRule.isDisputable(billed: Money(cents: 139_999, currency: .usd), estimated: told))
        let euros = Money(cents: 900_000, currency: Currency(rawValue: "EUR"))
        #expect(!EstimateRule.isDisputable(billed: euros, estimated: told))
    }
}
