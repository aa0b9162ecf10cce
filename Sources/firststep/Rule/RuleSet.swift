import ArgumentParser
import Domain
import Records
import Reports

struct RuleSet: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Set a number of a rule for this clinic; earlier ones are kept.",
        discussion: """
            It holds from now on, and every open case is looked at again. Alerts that fired before stay as they were.

            Example:
              firststep rule set us-thick above 4.5 --reason "our probe measures thick"
            """
    )

    @OptionGroup var target: RuleParameterArgument

    @Argument(help: "The number, in the unit of firststep rule list.", transform: ExactNumber.init(parsing:))
    var value: ExactNumber

    @Option(help: "Why; it is kept in the log.", transform: Line.init(parsing:))
    var reason: Line

    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let listing = try await desk.change(change) { transaction, clinic in
            let records = RuleNumberRecords(clinic)
            let before = try await records.find(target.parameter, of: target.rule, in: transaction)
            let after = try await records.set(target.parameter, of: target.rule, to: value, in: transaction)
            return try Deed(
                changing: Listings.ruleNumbers([after]),
                of: .setting,
                before: Listings.ruleNumbers([before]),
                reason: reason
            )
        }
        try output.print(listing)
    }
}
