import ArgumentParser
import Domain

struct ConsentWithdraw: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw",
        abstract: "Record that a patient took consent back, or refused from the start.",
        discussion: """
            Example:
              firststep consent withdraw P-1001 --purpose outcome-statistics
            """
    )

    @OptionGroup var decision: ConsentOptions

    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let listing = try await decision.decide(at: desk, change) { today in
            .withdrawn(decision.purpose, on: decision.on ?? today)
        }
        try output.print(listing)
    }
}
