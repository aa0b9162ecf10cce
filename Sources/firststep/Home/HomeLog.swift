import ArgumentParser
import Domain
import Records
import Reports

struct HomeLog: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "log",
        abstract: "Write down whether a home measure was done on a day.",
        discussion: """
            A day that nobody logs is not a day on which nothing was done.

            Example:
              firststep home log H-1 --done yes --on 2026-03-09
            """
    )

    @Argument(help: "Number of the prescription, as in H-1.", transform: PrescriptionNumber.init(parsing:))
    var prescription: PrescriptionNumber

    @Option(
        help: "Whether it was done: yes or no.",
        completion: .words(of: Answer.self),
        transform: Answer.init(parsing:)
    )
    var done: Answer

    @Option(help: "Day, YYYY-MM-DD; today without it.", transform: Day.init(parsing:))
    var on: Day?

    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let card = try await desk.change(change) { transaction, clinic in
            let (entry, logged) = try await HomeRecords(clinic)
                .log(prescription, on: on ?? clinic.today, isDone: done.isYes, in: transaction)
            return try Deed(
                changing: Listings.logged(entry, logged),
                of: .record(entry, of: logged.caseNumber)
            )
        }
        try output.print(card)
    }
}
