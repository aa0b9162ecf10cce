import ArgumentParser
import Domain
import Records
import Reports

struct CaseReopen: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "reopen",
        abstract: "Open a closed case again; its closing is struck, with the reason.",
        discussion: """
            Example:
              firststep case reopen C-1001 --reason "pain came back at the first race"
            """
    )

    @Argument(
        help: ArgumentHelp("Number of the case, as in C-1001.", valueName: "case"),
        transform: CaseNumber.init(parsing:)
    )
    var number: CaseNumber

    @Option(help: "Why.", transform: Line.init(parsing:))
    var reason: Line

    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let card = try await desk.change(change) { transaction, clinic in
            try await CaseRecords(clinic).reopen(number, reason: reason, in: transaction)
            return try await CaseCards.card(of: number, clinic, in: transaction)
        }
        try output.print(card)
    }
}
