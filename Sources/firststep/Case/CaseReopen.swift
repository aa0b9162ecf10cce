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

    @OptionGroup var target: CaseArgument

    @OptionGroup var void: VoidOptions

    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let card = try await desk.change(change) { transaction, clinic in
            try await CaseRecords(clinic).reopen(target.number, reason: void.reason, in: transaction)
            let card = try await CaseCards.card(of: target.number, clinic, in: transaction)
            return try Deed(changing: card, of: .case(target.number), reason: void.reason)
        }
        try output.print(card)
    }
}
