/// How many heels responded by one definition, and who could not be asked.
public struct Responders: Sendable, Equatable {
    /// The definition.
    public let definition: ResponderDefinition
    /// The heels that responded.
    public let responders: Int
    /// The complete pairs that the definition admits.
    public let of: Int
    /// The complete pairs left out because a percentage of a score of 0 is not defined.
    public let excludedBaselineZero: Int
    /// The complete pairs, counted as non-responders, whose baseline is too near the scale's end to improve by the MCID.
    ///
    /// It is nil for percent falls, which every baseline can reach, and where the end of the scale is not known.
    public let couldNotReach: Int?
    /// The admitted heels with a score before and none after.
    public let unscored: Int

    /// Counts the responders of a table; nil where the definition refuses the scale.
    public init?(_ definition: ResponderDefinition, in counts: PairCounts, scale: Scale) {
        guard definition.refusal(on: scale) == nil else { return nil }
        var tally = Tally()
        for (pair, count) in counts.counts {
            guard let before = pair.before else { continue }
            tally.add(before: before, after: pair.after, count: count, definition: definition, scale: scale)
        }
        self.definition = definition
        responders = tally.responders
        of = tally.of
        excludedBaselineZero = tally.excluded
        unscored = tally.unscored
        couldNotReach = Self.hasReach(definition, scale) ? tally.couldNotReach : nil
    }

    /// The share of responders among the scored heels.
    public var proportion: Proportion { Proportion(responders, of: of) }

    /// The share if no unscored heel responded.
    public var worstCase: Proportion { Proportion(responders, of: of + unscored) }

    /// The share if every unscored heel responded.
    public var bestCase: Proportion { Proportion(responders + unscored, of: of + unscored) }

    /// What is to be printed beside the share.
    public var warnings: [Warning] {
        var warnings: [Warning] = []
        if excludedBaselineZero > 0 { warnings.append(.baselineZero(excludedBaselineZero)) }
        if let couldNotReach, couldNotReach > 0 { warnings.append(.couldNotReach(couldNotReach)) }
        return warnings
    }

    private static func hasReach(_ definition: ResponderDefinition, _ scale: Scale) -> Bool {
        if case .mcid = definition { scale.best != nil } else { false }
    }
}

private struct Tally {
    var responders = 0
    var of = 0
    var excluded = 0
    var couldNotReach = 0
    var unscored = 0

    mutating func add(before: Int, after: Int?, count: Int, definition: ResponderDefinition, scale: Scale) {
        guard let after else {
            unscored += definition.admits(before: before) ? count : 0
            return
        }
        guard definition.admits(before: before) else {
            excluded += count
            return
        }
        of += count
        if definition.isResponse(before: before, after: after, on: scale) { responders += count }
        if let best = scale.best, !definition.isResponse(before: before, after: best, on: scale) {
            couldNotReach += count
        }
    }
}
