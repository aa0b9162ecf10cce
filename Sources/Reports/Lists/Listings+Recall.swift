import Domain
import Records

extension Listings {
    /// Sessions in which something was used that is recalled.
    public static func recall(_ sessions: [RecalledSession], _ recall: Recall) -> Listing {
        Listing(
            [
                .text("session", "Session"), .text("performed_on", "Day"), .text("case", "Case"),
                .text("patient", "Patient"), .text("name", "Name", isFlexible: true), .text("side", "Heel"),
                .text("treatment", "Treatment"), .text("device", "Device", isFlexible: true), .text("lot", "Lot"),
                .text("is_struck", "Struck"),
            ],
            rows: sessions.map { entry in
                let who: (Cell) -> Cell = { entry.isHidden ? .withheld("restricted") : $0 }
                return [
                    .text(entry.number), .day(entry.performedOn), who(.text(entry.caseNumber)),
                    who(.text(entry.patient)), who(.text(entry.patientName ?? "erased")), .text(entry.side),
                    .text(entry.treatment), .text(entry.device), .text(entry.lot), .flag(entry.isStruck),
                ]
            },
            whenEmpty: "no session used \(recall.words)"
        )
    }
}
