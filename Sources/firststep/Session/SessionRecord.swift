import ArgumentParser
import Domain
import Records
import Reports

struct SessionRecord: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "record",
        abstract: "Record a delivered session with its dose; late and extra ones are taken with a warning.",
        discussion: """
            Examples:
              firststep session record S-1 --on 2026-03-10 --energy 0.20 \\
                  --impulses 2000 --frequency 8 --pain-during 4
              firststep session record S-2 --pressure 2.5 --impulses 2000 --frequency 10
              firststep session record S-3 --volume 3.0 \\
                  --preparation "leukocyte-poor PRP" --guidance ultrasound
            """
    )

    @Argument(help: "Number of the series, as in S-1.", transform: SeriesNumber.init(parsing:))
    var series: SeriesNumber

    @Option(help: "Day it was delivered, YYYY-MM-DD; today without it.", transform: Day.init(parsing:))
    var on: Day?

    @Option(help: "Code of who delivered it.", transform: StaffCode.init(parsing:))
    var by: StaffCode?

    @OptionGroup(title: "Treatment") var session: SessionOptions

    @Option(help: "Remark.", transform: NoteText.init(parsing:))
    var note: NoteText?

    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let (card, warnings) = try await desk.change(change) { transaction, clinic in
            let (entry, warnings) = try await SessionRecords(clinic)
                .record(session.details(on: on ?? clinic.today), of: series, by: by, note: note, in: transaction)
            let card = Listings.session(entry, for: clinic)
            return try Deed((card, warnings), of: .record(entry.number, of: entry.caseNumber), after: card)
        }
        desk.warn(warnings)
        try output.print(card)
    }
}
