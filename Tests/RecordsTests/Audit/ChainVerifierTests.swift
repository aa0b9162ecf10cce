import Domain
import Records
import Testing

@Suite("The chain of the log")
struct ChainVerifierTests {
    /// Made with Python's hashlib from the text that audit.header documents.
    @Test("has digests of the documented text")
    func golden() {
        let digest = TestChain.event(1).digest(after: .ofNothing)
        #expect(digest.rawValue == "c7371abd2cd4920a49eafdbb4514eb51b239ced49051f3483f952e924e3095fe")
    }

    @Test("is whole as it was written, also where it is empty")
    func whole() throws {
        let chain = TestChain(5)
        let last = ChainHead(event: 5, digest: chain.events[4].digest)
        let whole = try chain.verify(anchors: [chain.anchor(2), chain.anchor(5)], head: last)
        #expect(whole.first == 1 && whole.last == last && whole.count == 5)
        #expect(whole.erasedDetails == 0 && whole.anchors == 2)
        #expect(try ChainVerifier().finish(head: .beginning).count == 0)
    }

    static let changes: [@Sendable (inout ChainEvent) -> Void] = [
        { $0.clinic = 2 },
        { $0.occurredAt = Moment(microseconds: $0.occurredAt.microseconds + 1) },
        { $0.actor = "jlee" },
        { $0.action = "score void" },
        { $0.outcome = "refused" },
        { $0.record = "M-9" },
        { $0.record = "" },
        { $0.patients = [PatientNumber(rawValue: 1001)] },
        { $0.rows = 0 },
        { $0.fileDigest = .ofNothing },
        { $0.origin = "192.0.2.1" },
        { $0.detailDigest = nil },
        { $0.digest = .ofNothing },
    ]

    @Test("shows a change of any field, at its event", arguments: changes.indices)
    func change(index: Int) {
        var chain = TestChain(5)
        Self.changes[index](&chain.events[2])
        let fault = index == 0 ? ChainFault.otherClinic(3) : .changed(3)
        #expect(throws: fault) { try chain.verify() }
    }

    @Test("shows a change whose digest was made anew at the event behind it")
    func changeWithDigest() {
        var chain = TestChain(5)
        chain.events[2].actor = "jlee"
        chain.events[2].digest = chain.events[2].digest(after: chain.events[1].digest)
        #expect(throws: ChainFault.changed(4)) { try chain.verify() }
    }

    @Test("shows what is missing, doubled or swapped")
    func order() {
        var (missing, doubled, swapped) = (TestChain(5), TestChain(5), TestChain(5))
        missing.events.remove(at: 2)
        doubled.events.insert(doubled.events[2], at: 3)
        swapped.events.swapAt(1, 2)
        #expect(throws: ChainFault.missing(3, next: 4)) { try missing.verify() }
        #expect(throws: ChainFault.doubled(3, after: 3)) { try doubled.verify() }
        #expect(throws: ChainFault.missing(2, next: 3)) { try swapped.verify() }
    }

    @Test("shows a swap that changed the numbers too")
    func renumbered() {
        var chain = TestChain(5)
        chain.events.swapAt(1, 2)
        (chain.events[1].number, chain.events[2].number) = (2, 3)
        #expect(throws: ChainFault.changed(2)) { try chain.verify() }
    }

    @Test("shows a cut end by the head and by an anchor, and by nothing else")
    func cutOff() throws {
        let whole = TestChain(5)
        var chain = whole
        chain.events.removeLast()
        #expect(try chain.verify().count == 4)
        let head = ChainHead(event: 5, digest: whole.events[4].digest)
        #expect(throws: ChainFault.differsFromHead(head: 5, last: 4)) { try chain.verify(head: head) }
        #expect(throws: ChainFault.cutOff(anchor: 5, last: 4)) { try chain.verify(anchors: [whole.anchor(5)]) }
    }

    @Test("shows digests that were all made anew by an anchor, and by nothing else")
    func recomputed() throws {
        let whole = TestChain(5)
        var chain = whole
        chain.events[1].actor = "jlee"
        chain.recompute()
        let head = ChainHead(event: 5, digest: chain.events[4].digest)
        #expect(try chain.verify(anchors: [whole.anchor(1)], head: head).count == 5)
        #expect(throws: ChainFault.differsFromAnchor(3)) { try chain.verify(anchors: [whole.anchor(3)], head: head) }
    }

    @Test("is read from the middle only behind an anchor, and earlier anchors then prove nothing")
    func continued() throws {
        let whole = TestChain(5)
        var chain = whole
        chain.events.removeFirst(2)
        #expect(throws: ChainFault.missing(1, next: 3)) { try chain.verify() }
        #expect(throws: ChainFault.missing(1, next: 3)) { try chain.verify(anchors: [whole.anchor(1)]) }
        let checked = try chain.verify(anchors: [whole.anchor(1), whole.anchor(2), whole.anchor(4)])
        #expect(checked.first == 3 && checked.count == 3 && checked.anchors == 2)
    }

    @Test("shows in a file a line that follows another line than the one before it")
    func unlinked() {
        let chain = TestChain(2)
        var verifier = ChainVerifier()
        #expect(throws: ChainFault.unlinked(1)) { try verifier.add(chain.events[0], previous: chain.events[1].digest) }
    }

    @Test("shows a changed detail; an erased one leaves it whole")
    func details() throws {
        let detail = StoredDetail(salt: Array(repeating: 7, count: 16), body: Array("{}".utf8))
        let other = StoredDetail(salt: Array(repeating: 7, count: 16), body: Array("{ }".utf8))
        var chain = TestChain(1)
        // SHA-256 of sixteen times 7 and {}, made with Python's hashlib.
        chain.events[0].detailDigest = HexDigest(
            rawValue: "b41fc38fe99d3097c65af3b58644d503f2a3f5d5dc7fb9b53d9ca83cc9ff5cfb"
        )
        chain.recompute()
        var (erased, kept, changed) = (ChainVerifier(), ChainVerifier(), ChainVerifier())
        try erased.add(chain.events[0], detail: nil)
        #expect(try erased.finish().erasedDetails == 1)
        try kept.add(chain.events[0], detail: detail)
        #expect(try kept.finish().erasedDetails == 0)
        #expect(throws: ChainFault.detailChanged(1)) { try changed.add(chain.events[0], detail: other) }
    }
}
