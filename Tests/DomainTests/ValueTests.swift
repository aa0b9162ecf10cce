import Domain
import Testing

@Suite("Values read from text")
struct ValueTests {
    @Test("A day is read and written in ISO 8601", arguments: ["2026-04-07", "2024-02-29", "1970-01-01", "1899-12-31"])
    func day(text: String) throws {
        #expect(try Day(parsing: text).description == text)
    }

    @Test(
        "What is no day is refused",
        arguments: [
            "", "2026-4-7", "07.04.2026", "2026-02-29", "2026-13-01", "2026-04-31", "2026-04-07x", "-026-04-07",
        ]
    )
    func noDay(text: String) {
        #expect(throws: InvalidInput.self) { try Day(parsing: text) }
    }

    @Test("Every day of four centuries is the day after the one before")
    func consecutiveDays() throws {
        let first = try #require(Day(year: 1800, month: 1, day: 1))
        for offset in 0..<146_097 {
            let (year, month, day) = (first + offset).civil
            #expect(Day(year: year, month: month, day: day) == first + offset)
        }
        #expect((first + 146_097).civil == (2200, 1, 1))
    }

    @Test("An age changes on the birthday", arguments: [("2026-06-14", 42), ("2026-06-15", 43), ("2026-06-16", 43)])
    func age(today: String, years: Int) throws {
        #expect(try Day(parsing: today).age(bornOn: Day(parsing: "1983-06-15")) == years)
    }

    @Test(
        "A number keeps its value and drops trailing zeros",
        arguments: [
            ("7", "7"), ("5.20", "5.2"), ("-0.5", "-0.5"), ("0.0", "0"), ("10", "10"), ("0.05", "0.05"),
        ]
    )
    func number(text: String, written: String) throws {
        #expect(try ExactNumber(parsing: text).description == written)
    }

    @Test(
        "What is no number is refused",
        arguments: ["", ".", "5.", ".5", "1e3", "1,5", "5.2mm", "--1", "+1", "NaN", "٣"]
    )
    func noNumber(text: String) {
        #expect(throws: InvalidInput.self) { try ExactNumber(parsing: text) }
    }

    @Test(
        "One number less another is exact, whatever their scale, and nothing where it does not fit",
        arguments: [
            ("8", "4", "4"), ("4", "8", "-4"), ("8.5", "8", "0.5"), ("0.1", "0.3", "-0.2"), ("-3", "-3.0", "0"),
            ("9223372036854775807", "-1", nil), ("9223372036854775807", "0.1", nil),
        ]
    )
    func difference(left: String, right: String, difference: String?) throws {
        #expect(try ExactNumber(parsing: left).subtracting(ExactNumber(parsing: right))?.description == difference)
    }

    @Test("Numbers are compared by value, whatever their scale")
    func order() throws {
        #expect(try ExactNumber(parsing: "4.0") == ExactNumber(parsing: "4"))
        #expect(try ExactNumber(parsing: "4") < ExactNumber(parsing: "4.1"))
        #expect(try ExactNumber(parsing: "-4.1") < ExactNumber(parsing: "-4"))
    }

    @Test("A number has steps only where it falls on one")
    func steps() throws {
        #expect(try ExactNumber(parsing: "45.3").steps(places: 1) == 453)
        #expect(try ExactNumber(parsing: "6.5").steps(places: 0) == nil)
    }

    @Test("An amount is read to the cent", arguments: [("250", 25000), ("249.5", 24950), ("$0.05", 5)])
    func amount(text: String, cents: Int64) throws {
        #expect(try Amount(parsing: text).cents == cents)
    }

    @Test("What is no amount is refused", arguments: ["", "-1", "1.005", "1,000", "$", "free"])
    func noAmount(text: String) {
        #expect(throws: InvalidInput.self) { try Amount(parsing: text) }
    }

    @Test("Money shows its currency and its sign", arguments: [(25005, "$250.05"), (-5, "-$0.05"), (0, "$0.00")])
    func money(cents: Int64, shown: String) {
        #expect(Money(cents: cents, currency: .usd).description == shown)
    }

    @Test("A patient's number is read with and without its letter", arguments: ["P-1001", "p-1001", "P1001", "1001"])
    func patientNumber(text: String) throws {
        #expect(try PatientNumber(parsing: text) == PatientNumber(rawValue: 1001))
    }

    @Test(
        "Another record's number is refused by name",
        arguments: ["C-1001", "P-", "P-0", "-1001", "P--1", "", "P-1x"]
    )
    func otherNumber(text: String) {
        #expect(throws: InvalidInput("\"\(text)\" is not the number of a patient; write it as in P-1001")) {
            try PatientNumber(parsing: text)
        }
    }

    @Test("A side is one of two, and the refusal names both")
    func side() throws {
        #expect(try Side(parsing: "LEFT") == .left)
        #expect(throws: InvalidInput("\"lfet\" is not a side; use one of: left, right")) { try Side(parsing: "lfet") }
    }

    @Test("An NPI with a wrong check digit is refused")
    func providerNumber() throws {
        // 1234567893 is the worked example of the standard's check digit (Luhn over 80840 and the first nine digits).
        #expect(try ProviderNumber(parsing: "1234567893").rawValue == "1234567893")
        #expect(throws: InvalidInput.self) { try ProviderNumber(parsing: "1234567890") }
        #expect(throws: InvalidInput.self) { try ProviderNumber(parsing: "123456789") }
    }

    @Test("A line of text has no control characters, and neither is empty")
    func line() throws {
        #expect(try Line(parsing: "  Ann  ").rawValue == "Ann")
        for text in ["", "   ", "a\nb", "a\u{1B}[31m", "a\0b", String(repeating: "x", count: 101)] {
            #expect(throws: InvalidInput.self) { try Line(parsing: text) }
        }
    }
}
