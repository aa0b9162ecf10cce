import ArgumentParser
import Domain
import Records
import Reports

struct CaseShow: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show a case and what its heels have.",
        discussion: """
            Example:
              firststep case show C-1001
            """
    )

    @OptionGroup var target: CaseArgument

    @OptionGroup var output: OutputOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let card = try await desk.show { transaction, clinic in
            try await Deed(CaseCards.card(of: target.number, clinic, in: transaction), of: .case(target.number))
        }
        try output.print(card)
    }
}
