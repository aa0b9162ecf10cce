import Domain
import Records

/// A chain made by the rules that it is checked by.
struct TestChain {
    var events: [ChainEvent] = []

    init(_ count: Int) {
        var previous = HexDigest.ofNothing
        for number in 1...Int64(count) {
            var event = Self.event(number)
            event.digest = event.digest(after: previous)
            previous = event.digest
            events.append(event)
        }
    }

    /// An event without its digest.
    static func event(_ number: Int64) -> ChainEvent {
        ChainEvent(
            clinic: 1,
            number: number,
            occurredAt: Moment(microseconds: 1_775_570_400_123_455 + number),
            actor: "epark",
            action: "score record",
            outcome: "done",
            record: "M-\(number)",
            patients: [PatientNumber(rawValue: 1001), PatientNumber(rawValue: 1002)],
            rows: nil,
            fileDigest: nil,
            origin: "local",
            detailDigest: HexDigest(rawValue: String(repeating: "aa", count: 32)),
            digest: .ofNothing
        )
    }

    /// An anchor of an event.
    func anchor(_ number: Int) -> AuditAnchor {
        let event = events[number - 1]
        return AuditAnchor(
            clinic: ClinicCode(rawValue: "denver"),
            event: event.number,
            occurredAt: event.occurredAt,
            digest: event.digest
        )
    }

    /// Makes all digests anew, as somebody would who owns the database.
    mutating func recompute() {
        var previous = HexDigest.ofNothing
        for index in events.indices {
            events[index].digest = events[index].digest(after: previous)
            previous = events[index].digest
        }
    }

    /// What a check of it says.
    func verify(anchors: [AuditAnchor] = [], head: ChainHead? = nil) throws(ChainFault) -> WholeChain {
        var verifier = ChainVerifier(anchors: anchors)
        for event in events { try verifier.add(event) }
        return try verifier.finish(head: head)
    }
}
