import Outcomes
import Records

/// The figures of a group of heels that is large enough to be spoken of.
public struct PublicFigures: Sendable, Encodable {
    /// Heels with both scores.
    public let pairs: Int
    /// The scores before.
    public let before: OutcomeStratum.Summary
    /// The scores after.
    public let after: OutcomeStratum.Summary
    /// After - before.
    public let change: OutcomeStratum.Change
    /// The typical change.
    public let hodgesLehmann: OutcomeStratum.Typical
    /// The signed rank test; nil where it would tell of the few that did not change, or of the few that did.
    @Nullable public var wilcoxon: OutcomeStratum.RankTest?
    /// Responders by each definition; null where a number is small.
    public internal(set) var responders: [PublicResponders]
    /// What is hidden, by its name.
    public internal(set) var suppressed: [String]

    /// The figures of a group that has 11 pairs or more.
    ///
    /// - Parameters:
    ///   - stratum: the figures as they are.
    ///   - due: whether the number of the due heels is printed, so that what depends on it may be.
    init(_ stratum: OutcomeStratum, due: Bool) {
        pairs = stratum.pairs
        (before, after, change) = (stratum.before, stratum.after, stratum.change)
        hodgesLehmann = stratum.hodgesLehmann
        let changed = Proportion(stratum.wilcoxon.used, of: stratum.pairs)
        let hidesRanks = SmallCells.hides(proportion: changed)
        wilcoxon = hidesRanks ? nil : stratum.wilcoxon
        responders = stratum.responders.map { PublicResponders($0, due: due) }
        suppressed = hidesRanks ? ["wilcoxon"] : []
    }
}

/// Responders by one definition.
public struct PublicResponders: Sendable, Encodable {
    /// `mcid`, `30%`, `50%`, `60%`.
    public let definition: String
    /// Heels that responded.
    @Nullable public var responders: Int?
    /// Among how many.
    @Nullable public var of: Int?
    /// Their share.
    @Nullable public var proportion: Double?
    /// Wilson's 95 % interval of the share.
    @Nullable public var ci95: [Double]?
    /// The share if none of the unscored responded.
    @Nullable public var worstCase: Double?
    /// The share if all of the unscored responded.
    @Nullable public var bestCase: Double?

    fileprivate init(_ line: ResponderLine, due: Bool) {
        definition = line.definition
        (responders, of, proportion, ci95) = (line.responders, line.of, line.proportion, line.ci95)
        let unscored = line.unscored ?? 0
        if due, !SmallCells.hides(count: unscored) {
            (worstCase, bestCase) = (line.worstCase, line.bestCase)
        }
    }

    /// Hides the numbers.
    mutating func hide() {
        (responders, of, proportion, ci95) = (nil, nil, nil, nil)
        (worstCase, bestCase) = (nil, nil)
    }
}

/// The numbers of a definition in a group: those who responded, who did not, and who are left out.
struct ResponderParts {
    private var parts: [Int]

    /// nil where the definition has no meaning.
    init?(_ line: ResponderLine) {
        guard let responders = line.responders, let of = line.of else { return nil }
        parts = [responders, of - responders, line.excludedBaselineZero ?? 0]
    }

    var responders: Int { parts[0] }

    /// Whether one of the numbers is small.
    var isHidden: Bool { parts.contains(where: SmallCells.hides(count:)) }

    static func -= (left: inout ResponderParts, right: ResponderParts) {
        left.parts = zip(left.parts, right.parts).map { $0 - $1 }
    }
}

extension OutcomeStratum {
    /// The definitions whose numbers can be published: none is small, nor between those of two falls in percent.
    var publishedDefinitions: Set<String> {
        var published: Set<String> = []
        var falls: [Int] = []
        for line in responders {
            guard let parts = ResponderParts(line), !parts.isHidden else { continue }
            if line.definition != "mcid" {
                guard !falls.contains(where: { SmallCells.hides(count: abs($0 - parts.responders)) }) else { continue }
                falls.append(parts.responders)
            }
            published.insert(line.definition)
        }
        return published
    }

    func parts(by definition: String) -> ResponderParts? {
        responders.first { $0.definition == definition }.flatMap(ResponderParts.init)
    }
}

extension PublicFigures {
    /// Hides the responders by all definitions but some.
    mutating func keepResponders(_ definitions: Set<String>) {
        for place in responders.indices where !definitions.contains(responders[place].definition) {
            guard responders[place].of != nil else { continue }
            responders[place].hide()
            suppressed.append("responders.\(responders[place].definition)")
        }
    }
}
