/// Up to when a report reads the records.
public enum AsOf: Hashable, Sendable {
    /// The end of a day in the clinic's time zone.
    case endOf(Day)
    /// A moment.
    case moment(Moment)
}

extension AsOf: Parsable {
    /// Reads a date or an ISO 8601 moment with its zone.
    public init(parsing text: String) throws {
        if let day = try? Day(parsing: text) {
            self = .endOf(day)
            return
        }
        guard let moment = try? Moment(parsing: text) else {
            throw InvalidInput(
                "\"\(text)\" is neither a date nor a moment; write 2026-04-07 or 2026-04-07T18:30:00Z"
            )
        }
        self = .moment(moment)
    }
}
