import Domain

/// Checks a chain event by event, in constant memory; pure, so that it needs nothing but what an export holds.
///
///     var verifier = ChainVerifier(anchors: anchors)
///     for event in events { try verifier.add(event) }
///     let whole = try verifier.finish()
public struct ChainVerifier: Sendable {
    private let anchors: [Int64: Set<HexDigest>]
    private var clinic: Int64?
    private var last = ChainHead.beginning
    private var first: Int64 = 1
    private var count = 0
    private var erased = 0

    /// A check of a chain from its first event, or from the one after an anchor.
    public init(anchors: [AuditAnchor] = []) {
        self.anchors = Dictionary(grouping: anchors, by: \.event).mapValues { Set($0.map(\.digest)) }
    }

    /// Takes the next event; `previous` is what a file says of the digest before it.
    public mutating func add(_ event: ChainEvent, previous: HexDigest? = nil) throws(ChainFault) {
        if clinic == nil { try begin(event) }
        guard event.number <= last.event + 1 else { throw .missing(last.event + 1, next: event.number) }
        guard event.number == last.event + 1 else { throw .doubled(event.number, after: last.event) }
        guard event.clinic == clinic else { throw .otherClinic(event.number) }
        if let previous, previous != last.digest { throw .unlinked(event.number) }
        guard event.digest == event.digest(after: last.digest) else { throw .changed(event.number) }
        last = ChainHead(event: event.number, digest: event.digest)
        count += 1
        try compareWithAnchors()
    }

    /// Compares the detail of an event with the digest in its header; an event whose detail was erased stays whole.
    public mutating func add(_ event: ChainEvent, detail: StoredDetail?) throws(ChainFault) {
        try add(event)
        guard let detail else {
            if event.detailDigest != nil { erased += 1 }
            return
        }
        guard event.detailDigest == detail.digest else { throw .detailChanged(event.number) }
    }

    /// Ends the check; `head` is what the database says that the chain ends with.
    public func finish(head: ChainHead? = nil) throws(ChainFault) -> WholeChain {
        if let beyond = anchors.keys.filter({ $0 > last.event }).min() {
            throw .cutOff(anchor: beyond, last: last.event)
        }
        if let head, head != last { throw .differsFromHead(head: head.event, last: last.event) }
        let proved = anchors.keys.filter { $0 >= first - 1 }.count
        return WholeChain(first: first, last: last, count: count, erasedDetails: erased, anchors: proved)
    }

    /// A chain that does not begin with its first event has to follow one that an anchor was made of.
    private mutating func begin(_ event: ChainEvent) throws(ChainFault) {
        clinic = event.clinic
        if event.number > 1 {
            guard let digests = anchors[event.number - 1], digests.count == 1, let digest = digests.first else {
                throw .missing(1, next: event.number)
            }
            (first, last) = (event.number, ChainHead(event: event.number - 1, digest: digest))
        }
        try compareWithAnchors()
    }

    private func compareWithAnchors() throws(ChainFault) {
        if let digests = anchors[last.event], digests != [last.digest] { throw .differsFromAnchor(last.event) }
    }
}
