import ArgumentParser
import Domain
import Records
import Reports

struct RuleReset: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset",
        abstract: "Go back to the number of the catalogue; what the clinic had set is kept.",
        discussion: """
            Example:
              firststep rule reset us-thick above
            """
    )

    @OptionGroup var target: RuleParameterArgument
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let listing = try await desk.change(change) { transaction, clinic in
            let records = RuleNumberRecords(clinic)
            let before = try await records.find(target.parameter, of: target.rule, in: transaction)
            let after = try await records.reset(target.parameter, of: target.rule, in: transaction)
            return try Deed(
                changing: Listings.ruleNumbers([after]),
                of: .setting,
                before: Listings.ruleNumbers([before])
            )
        }
        try output.print(listing)
    }
}
