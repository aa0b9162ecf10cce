import ArgumentParser
import Domain

/// The days on which a fee or a price range holds.
struct PeriodOptions: ParsableArguments {
    @Option(help: "First day on which it holds, YYYY-MM-DD; today without it.", transform: Day.init(parsing:))
    var from: Day?

    @Option(help: "First day on which it no longer holds; no end without it.", transform: Day.init(parsing:))
    var to: Day?

    /// The period, which begins on the clinic's today unless a first day was said.
    func period(from today: Day) throws -> EffectivePeriod {
        try EffectivePeriod(from: from ?? today, to: to)
    }
}
