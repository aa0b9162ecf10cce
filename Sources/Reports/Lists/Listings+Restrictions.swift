import Domain
import Records

extension Listings {
    /// Whether a patient is restricted.
    public static func restriction(of patient: PatientNumber, isRestricted: Bool) -> RecordCard {
        RecordCard([
            .init("patient", "Patient", .text(patient)),
            .init("restricted", "Restricted", .flag(isRestricted)),
        ])
    }

    /// Until when a restricted patient is open.
    public static func opening(_ opening: PatientOpening) -> RecordCard {
        RecordCard([
            .init("patient", "Patient", .text(opening.patient)),
            .init("open_until", "Open until", .text(opening.until)),
        ])
    }

    /// What an erasure did; each number means nobody any more.
    public static func erasure(_ erasure: PatientErasure) -> RecordCard {
        let titles = [
            "log_details": "Details of the log", "external_ids": "Ids elsewhere", "identities": "Identities",
            "addresses": "Addresses",
            "coverages": "Insurances", "notes": "Notes", "birth_years": "Birth years",
        ]
        return RecordCard(
            [.init("erased", "Erased", .names(erasure.numbers.map(\.description)))]
                + erasure.rows.map { .init($0.what, titles[$0.what] ?? $0.what, .integer($0.count)) }
        )
    }
}
