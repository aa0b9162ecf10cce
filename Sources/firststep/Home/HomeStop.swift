import ArgumentParser
import Domain
import Records
import Reports

struct HomeStop: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "stop",
        abstract: "Stop a home prescription.",
        discussion: """
            The day is the first on which it no longer holds.

            Example:
              firststep home stop H-1 --on 2026-05-05
            """
    )

    @Argument(help: "Number of the prescription, as in H-1.", transform: PrescriptionNumber.init(parsing:))
    var prescription: PrescriptionNumber

    @Option(name: .customLong("on"), help: "First day without it; today without --on.", transform: Day.init(parsing:))
    var stoppedOn: Day?

    @Option(help: "Why.", transform: NoteText.init(parsing:))
    var note: NoteText?

    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let card = try await desk.change(change) { transaction, clinic in
            let stopped = try await HomeRecords(clinic).stop(prescription, on: stoppedOn, note: note, in: transaction)
            let subject = AuditSubject.record(prescription, of: stopped.caseNumber)
            return try Deed(changing: Listings.prescription(stopped, today: clinic.today), of: subject)
        }
        try output.print(card)
    }
}
