import ArgumentParser
import Domain

/// The rule and the number that a command is about.
struct RuleParameterArgument: ParsableArguments {
    @Argument(help: "Code of the rule, as in us-thick.", transform: CatalogueRuleCode.init(parsing:))
    var rule: CatalogueRuleCode

    @Argument(help: "Which of its numbers, as in above.", transform: RuleParameterCode.init(parsing:))
    var parameter: RuleParameterCode
}
