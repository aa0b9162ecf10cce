import Domain
import Testing

@Suite("Moments")
struct MomentTests {
    @Test(
        "a moment is read with its zone and said in UTC",
        arguments: [
            ("2026-04-07T18:30:00Z", "2026-04-07T18:30:00Z"), ("2026-04-07T12:30-06:00", "2026-04-07T18:30:00Z"),
            ("2026-04-07 00:15:30.25+05:30", "2026-04-06T18:45:30.250000Z"),
            ("1969-12-31T23:59:59.999999Z", "1969-12-31T23:59:59.999999Z"),
        ]
    )
    func reading(text: String, said: String) throws {
        let moment = try Moment(parsing: text)
        #expect(moment.description == said)
        #expect(try Moment(parsing: said) == moment)
    }

    @Test(
        "what is no moment is refused",
        arguments: [
            "2026-04-07", "2026-04-07T18:30:00", "2026-04-31T18:30:00Z", "2026-04-07T24:00:00Z", "2026-04-07T18Z",
            "2026-04-07T18:30:00.Z", "2026-04-07T18:30:00.1234567Z", "2026-04-07T18:30:00+99:00", "yesterday", "",
            "0001-01-01T00:00+00:01", "9999-12-31T23:59-00:01",
        ]
    )
    func refusal(text: String) {
        #expect(throws: InvalidInput.self) { try Moment(parsing: text) }
    }
}
