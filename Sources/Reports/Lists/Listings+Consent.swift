import Domain
import Records

extension Listings {
    /// Every purpose with what holds now.
    public static func consents(_ standing: [ConsentEntry]) -> Listing {
        Listing(
            consentColumns + [.text("recorded_by", "Recorded by")],
            rows: ConsentPurpose.allCases.map { purpose in
                guard let entry = standing.first(where: { $0.consent.purpose == purpose }) else {
                    return [.text(purpose), .text("not asked"), .missing, .missing, .missing]
                }
                return cells(entry) + [.text(entry.recordedBy)]
            }
        )
    }

    /// Every decision ever recorded, those that stand first.
    public static func consentVersions(_ versions: [ConsentEntry]) -> Listing {
        Listing(
            consentColumns + [
                .text("recorded_by", "Recorded by"), .text("recorded_at", "Recorded at"),
                .text("replaced_at", "Replaced at"),
            ],
            rows: versions.map { entry in
                cells(entry) + [.text(entry.recordedBy), .text(entry.recordedAt), .text(entry.replacedAt)]
            },
            whenEmpty: "nothing was asked yet"
        )
    }

    private static let consentColumns: [Listing.Column] = [
        .text("purpose", "Purpose"), .text("decision", "Decision"), .text("form", "Form"),
        .text("decided_on", "Decided on"),
    ]

    private static func cells(_ entry: ConsentEntry) -> [Cell] {
        let consent = entry.consent
        return [.text(consent.purpose), .text(consent.decision), .text(consent.form), .day(consent.decidedOn)]
    }
}
