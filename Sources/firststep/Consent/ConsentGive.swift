import ArgumentParser
import Domain

struct ConsentGive: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "give",
        abstract: "Record that a patient agreed; earlier decisions for the purpose are kept as versions.",
        discussion: """
            Example:
              firststep consent give P-1001 --purpose research --form 2026-01
            """
    )

    @OptionGroup var decision: ConsentOptions

    @Option(help: "Version of the text that was agreed to, as in 2026-01.", transform: FormVersion.init(parsing:))
    var form: FormVersion

    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let listing = try await decision.decide(at: desk, change) { today in
            .given(decision.purpose, form: form, on: decision.on ?? today)
        }
        try output.print(listing)
    }
}
