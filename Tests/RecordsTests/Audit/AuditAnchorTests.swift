import Domain
import Testing

@Suite("An anchor")
struct AuditAnchorTests {
    @Test("is one line that reads back as itself")
    func roundTrip() throws {
        let anchor = TestChain(3).anchor(3)
        #expect(anchor.description.hasPrefix("firststep-audit-anchor-1 denver 3 2026-04-07T14:00:00.123458Z "))
        #expect(try AuditAnchor(parsing: anchor.description) == anchor)
        let empty = AuditAnchor(clinic: anchor.clinic, event: 0, occurredAt: nil, digest: .ofNothing)
        #expect(try AuditAnchor.all(in: "\(anchor)\n\n\(empty)\r\n") == [anchor, empty])
    }

    @Test(
        "is refused with its line where it is none",
        arguments: [
            "", "\n", "denver 3", "firststep-audit-anchor-1 denver x - abc", "firststep-audit-anchor-1 denver 3 - abc",
        ]
    )
    func malformed(text: String) {
        #expect(throws: InvalidInput.self) { try AuditAnchor.all(in: text) }
    }
}
