import ArgumentParser
import Domain
import Records
import Reports

/// Whose decision a command records, for what, and when it was made.
struct ConsentOptions: ParsableArguments {
    @Argument(help: "Number of the patient, as in P-1001.", transform: PatientNumber.init(parsing:))
    var patient: PatientNumber

    @Option(
        help: "treatment, outcome-statistics, research or contact.",
        completion: .words(of: ConsentPurpose.self),
        transform: ConsentPurpose.init(parsing:)
    )
    var purpose: ConsentPurpose

    @Option(help: "Day of the decision, YYYY-MM-DD; today without it.", transform: Day.init(parsing:))
    var on: Day?

    /// Records the decision; the listing is of what holds for the patient then.
    func decide(
        at desk: Desk,
        _ change: ChangeOptions,
        _ decision: @Sendable (_ today: Day) -> Consent
    ) async throws -> Listing {
        let (listing, replaced, decided) = try await desk.change(change) { transaction, clinic in
            let consents = ConsentRecords(clinic)
            let person = try await PatientRecords(clinic).find(patient, in: transaction)
            let before = try await consents.standing(of: person, in: transaction)
            let consent = decision(clinic.today)
            let replaced = try await consents.decide(consent, of: person, in: transaction)
            let listing = Listings.consents(try await consents.standing(of: person, in: transaction))
            let later = replaced.filter { $0.consent.decidedOn > consent.decidedOn }
            return try Deed(
                (listing, later, person),
                of: .person(person),
                after: listing,
                before: Listings.consents(before)
            )
        }
        desk.sayIfMerged(patient, decided)
        desk.warn(replaced.map { "a later decision was replaced: \($0.consent.decision) on \($0.consent.decidedOn)" })
        return listing
    }
}
