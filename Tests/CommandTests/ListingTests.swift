import Reports
import Testing

@Suite("Lists on a terminal")
struct ListingTests {
    private let listing = Listing(
        [.text("patient", "Patient"), .text("city", "City of the patient"), .text("note", "Note", isFlexible: true)],
        rows: [[.text("P-1001"), .missing, .text("calls late")], [.text("P-1002"), .missing, .missing]]
    )

    @Test("are whole where there is room, and where the output is no terminal")
    func whole() {
        #expect(listing.text(width: nil).hasPrefix("Patient  City of the patient  Note\n"))
        #expect(listing.text(width: 100) == listing.text(width: nil))
    }

    @Test("leave out empty columns where the terminal is too narrow")
    func narrow() {
        #expect(
            listing.text(width: 20) == """
                Patient  Note
                ───────  ──────────
                P-1001   calls late
                P-1002

                """
        )
    }

    @Test("become a record a row where even that is too wide")
    func records() {
        #expect(
            listing.text(width: 16) == """
                Patient  P-1001
                Note     calls late

                Patient  P-1002

                """
        )
    }
}
