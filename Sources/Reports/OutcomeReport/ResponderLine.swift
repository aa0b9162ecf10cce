import Domain
import Outcomes
import Records

/// Responders by one definition; nil where the definition has no meaning for the instrument.
public struct ResponderLine: Sendable, Encodable {
    /// `mcid`, `30%`, `50%`, `60%`.
    public let definition: String
    /// Heels that responded.
    @Nullable public var responders: Int?
    /// Among how many.
    @Nullable public var of: Int?
    /// Their share; nil of none.
    @Nullable public var proportion: Double?
    /// Wilson's 95 % interval of the share.
    @Nullable public var ci95: [Double]?
    /// Pairs left out because a percentage of 0 is not defined.
    @Nullable public var excludedBaselineZero: Int?
    /// Non-responders whose baseline is too near the scale's end to improve by the MCID.
    @Nullable public var couldNotReach: Int?
    /// Due heels without a follow-up that the definition admits.
    @Nullable public var unscored: Int?
    /// The share if none of the unscored responded.
    @Nullable public var worstCase: Double?
    /// The share if all of the unscored responded.
    @Nullable public var bestCase: Double?

    private init(_ definition: ResponderDefinition, _ result: Responders?) {
        self.definition = definition.description
        let share = result?.proportion
        responders = result?.responders
        of = result?.of
        proportion = share?.estimate
        ci95 = share?.interval95.map { [$0.lower, $0.upper] }
        excludedBaselineZero = result?.excludedBaselineZero
        couldNotReach = result?.couldNotReach
        unscored = result?.unscored
        worstCase = result?.worstCase.estimate
        bestCase = result?.bestCase.estimate
    }

    /// The responders of a table by every definition, each with what is to be printed beside it.
    static func all(by rules: OutcomeRules, in counts: PairCounts) -> [(line: ResponderLine, warnings: [String])] {
        let scale = rules.instrument.scale
        let definitions =
            rules.percentFalls.map { ResponderDefinition.percentFall($0) }
            + (rules.mcid.map { [.mcid(steps: $0.steps)] } ?? [])
        return definitions.map { definition in
            let result = Responders(definition, in: counts, scale: scale)
            let warnings = result?.warnings ?? [definition.refusal(on: scale)].compactMap(\.self)
            return (ResponderLine(definition, result), warnings.map(\.description))
        }
    }
}
