import ArgumentParser
import Domain
import Records
import Reports

struct RuleList: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the numbers of the rules that hold today: as shipped, and as the clinic has set them.",
        discussion: """
            What each rule reads is in firststep catalogue show rule.

            Example:
              firststep rule list --rule us-thick
            """
    )

    @Option(help: "One rule only, as in us-thick.", transform: CatalogueRuleCode.init(parsing:))
    var rule: CatalogueRuleCode?

    @OptionGroup var output: OutputOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let listing = try await desk.read { transaction, clinic in
            try await Listings.ruleNumbers(RuleNumberRecords(clinic).list(rule, in: transaction), of: rule)
        }
        try output.print(listing)
    }
}
