import Domain
import Postgres

/// The clinic's log, as an auditor reads it.
public struct AuditRecords: Sendable {
    let clinic: ClinicContext

    /// The log of this clinic; throws ``NotPermitted`` for who is no auditor.
    public init(_ clinic: ClinicContext) throws {
        guard clinic.duties.contains(.auditor) else {
            throw NotPermitted(
                "only an auditor reads the log; an administrator says who is one: staff edit CODE --role auditor"
            )
        }
        self.clinic = clinic
    }

    /// The events that a question is about, the newest first; with what the log keeps of each where that is wanted.
    public func list(
        _ question: AuditQuestion,
        withDetails: Bool = false,
        limit: Int,
        in transaction: borrowing Transaction
    ) async throws -> [AuditLine] {
        try question.check()
        return try await transaction.query(
            SelectEvents(clinic: clinic.id, question: question, withDetails: withDetails, limit: limit)
        )
    }

    /// Where the chain ends, by the row that every event is chained to.
    public func head(in transaction: borrowing Transaction) async throws -> ChainHead {
        let row = try await transaction.queryOne(
            "SELECT events, encode(sha256, 'hex') AS digest FROM audit.chain WHERE clinic_id = \(clinic.id)"
        )
        return try ChainHead(event: row["events"], digest: row["digest"])
    }

    /// The end of the chain, to be kept elsewhere.
    public func anchor(in transaction: borrowing Transaction) async throws -> AuditAnchor {
        let head = try await head(in: transaction)
        let last = try await transaction.queryOptional(
            """
            SELECT occurred_at FROM audit.event WHERE clinic_id = \(clinic.id) AND event_id = \(head.event)
            """
        )
        return AuditAnchor(
            clinic: clinic.code,
            event: head.event,
            occurredAt: try last?["occurred_at"],
            digest: head.digest
        )
    }

    /// Hands over the chain from an event on, in order and in constant memory, each event with the digest of the one before.
    ///
    /// Throws ``InvalidInput`` where the log ends before that event.
    public func export(
        from first: Int64,
        in transaction: borrowing Transaction,
        _ body: (ChainEvent, HexDigest) throws -> Void
    ) async throws {
        var previous = try await digest(before: first, in: transaction)
        try await transaction.stream(SelectChain(clinic: clinic.id, first: first)) { event in
            try body(event, previous)
            previous = event.digest
        }
    }

    /// Checks the whole chain, the details that are still there, and its end; throws a ``ChainFault``.
    public func verify(anchors: [AuditAnchor], in transaction: borrowing Transaction) async throws -> WholeChain {
        if let other = anchors.first(where: { $0.clinic != clinic.code }) {
            throw InvalidInput("an anchor is of the clinic \(other.clinic), not of \(clinic.code)")
        }
        let head = try await head(in: transaction)
        var verifier = ChainVerifier(anchors: anchors)
        try await transaction.stream(SelectChainWithDetails(chain: SelectChain(clinic: clinic.id, first: 1))) {
            try verifier.add($0.event, detail: $0.detail)
        }
        return try verifier.finish(head: head)
    }

    private func digest(before first: Int64, in transaction: borrowing Transaction) async throws -> HexDigest {
        if first == 1 { return .ofNothing }
        let before = try await transaction.queryOptional(
            """
            SELECT encode(sha256, 'hex') AS digest FROM audit.event
            WHERE clinic_id = \(clinic.id) AND event_id = \(first - 1)
            """
        )
        guard let before else { throw InvalidInput("there is no event \(first - 1) that event \(first) could follow") }
        return try before["digest"]
    }
}
