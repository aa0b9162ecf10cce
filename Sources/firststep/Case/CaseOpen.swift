import ArgumentParser
import Domain
import Records
import Reports

struct CaseOpen: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "open",
        abstract: "Open a case; warns when the patient has an open case of the same heel.",
        discussion: """
            A bilateral case has two heels, each with its own diagnoses, scores and treatment.

            Example:
              firststep case open P-1001 --side left --onset-on 2026-01-10 \\
                  --complaint "sharp first steps"
            """
    )

    @Argument(help: "Number of the patient, as in P-1001.", transform: PatientNumber.init(parsing:))
    var patient: PatientNumber

    @Option(
        help: "left, right or bilateral.",
        completion: .words(of: CaseSide.self),
        transform: CaseSide.init(parsing:)
    )
    var side: CaseSide

    @Option(help: "Day it is opened, YYYY-MM-DD; today without it.", transform: Day.init(parsing:))
    var openedOn: Day?

    @Option(help: "Day the pain began, YYYY-MM-DD.", transform: Day.init(parsing:))
    var onsetOn: Day?

    @Option(help: "What the patient says.", transform: NoteText.init(parsing:))
    var complaint: NoteText?

    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let (card, overlapping, person) = try await desk.change(change) { transaction, clinic in
            let cases = CaseRecords(clinic)
            let person = try await PatientRecords(clinic).find(patient, in: transaction)
            let earlier = try await cases.list(of: person.number, .open, limit: 100, in: transaction)
            let opening = try CaseOpening(
                patient: person.number,
                side: side,
                openedOn: openedOn ?? clinic.today,
                onsetOn: onsetOn,
                complaint: complaint
            )
            let number = try await cases.open(opening, in: transaction)
            let entry = try await cases.find(number, in: transaction)
            let overlapping = earlier.filter { !Set($0.side.heels).isDisjoint(with: side.heels) }
            let card = Listings.caseCard(entry, diagnoses: [], for: clinic)
            let subject = AuditSubject(record: number.description, patients: person.numbers)
            return try Deed((card, overlapping, person), of: subject, after: card)
        }
        desk.sayIfMerged(patient, person)
        desk.warn(
            overlapping.map { "\($0.number) (\($0.side), opened on \($0.openedOn)) is open for the same heel" }
        )
        try output.print(card)
    }
}
