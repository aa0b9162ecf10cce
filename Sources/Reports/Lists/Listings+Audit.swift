import Domain
import Records

extension Listings {
    /// Events of the log.
    public static func events(_ events: [AuditLine], withDetails: Bool) -> Listing {
        let details: [Listing.Column] = withDetails ? [.text("detail", "Detail", isFlexible: true)] : []
        return Listing(
            [
                .number("event", "No."), .text("occurred_at", "When"), .text("person", "Person"),
                .text("action", "Action"), .text("outcome", "Outcome"), .text("record", "Record"),
                .text("patients", "Patients"), .number("rows", "Rows"), .text("file_sha256", "File SHA-256"),
                .text("origin", "From"),
            ] + details,
            rows: events.map { event in cells(event) + (withDetails ? [detail(of: event)] : []) },
            whenEmpty: "no such event"
        )
    }

    private static func cells(_ event: AuditLine) -> [Cell] {
        [
            .integer(event.event), .worded(.text(event.occurredAt.description), words: event.clinicTime),
            .text(event.person), .text(event.action), .text(event.outcome), .text(event.record),
            patients(event.patients), .integer(event.rows),
            event.fileDigest.map { .worded(.text($0.rawValue), words: "\($0.rawValue.prefix(12))...") } ?? .missing,
            .text(event.origin),
        ]
    }

    /// A table names three; a list of a thousand would push everything else away.
    private static func patients(_ patients: [PatientNumber]) -> Cell {
        guard !patients.isEmpty else { return .missing }
        let all = patients.map(\.description)
        let rest = all.count > 3 ? " and \(all.count - 3) more" : ""
        return .worded(.text(all.joined(separator: " ")), words: all.prefix(3).joined(separator: " ") + rest)
    }

    private static func detail(of event: AuditLine) -> Cell {
        if event.isErased { return .worded(.missing, words: "(erased)") }
        guard let detail = event.detail else { return .missing }
        return .worded(.text(detail), words: DetailWords.readable(detail))
    }
}
