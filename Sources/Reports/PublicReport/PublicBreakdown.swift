import Outcomes
import Records

/// The heels by one dimension, as far as they may be spoken of.
public struct PublicBreakdown: Sendable, Encodable {
    /// The dimension, or `month`.
    public let by: String
    /// Its strata, by code.
    public let strata: [Stratum]

    /// A stratum.
    public struct Stratum: Sendable, Encodable {
        /// Its code.
        @Nullable public var code: String?
        /// Its name.
        public let name: String
        /// What became of its heels.
        public let flow: HiddenCounts
        /// Its figures; nil where it is too small, or where it would give away one that is.
        @Nullable public var figures: PublicFigures?
    }

    init(_ by: String, _ strata: [(figures: OutcomeStratum, heels: HeelCounts)], under overall: Whole) {
        let flows = HiddenCounts.strata(strata.map(\.heels), under: overall.flow)
        let spoken = Self.spoken(zip(strata, flows).map { ($0.0.figures, $0.1) }, under: overall)
        let definitions = Self.definitions(of: spoken.map { strata[$0].figures }, under: overall)
        self.by = by
        self.strata = strata.indices.map { place in
            let stratum = strata[place].figures
            var figures = spoken.firstIndex(of: place).map { number in
                var figures = PublicFigures(stratum, due: false)
                figures.keepResponders(definitions[number])
                return figures
            }
            if overall.figures == nil { figures = nil }
            return Stratum(code: stratum.code, name: stratum.name, flow: flows[place], figures: figures)
        }
    }

    /// All heels, against which strata are set.
    struct Whole {
        let stratum: OutcomeStratum
        let flow: HiddenCounts
        let figures: PublicFigures?
        let definitions: Set<String>
    }

    /// The places of the strata whose means are printed: large enough, and so is what is left of all heels without them.
    private static func spoken(_ strata: [(OutcomeStratum, HiddenCounts)], under overall: Whole) -> [Int] {
        var places = strata.indices.filter { place in
            strata[place].1.shown(OutcomeFlow.scored.rawValue).map(SmallCells.showsSums) ?? false
        }
        let size = { (place: Int) in strata[place].0.pairs }
        while SmallCells.hides(count: overall.stratum.pairs - places.reduce(0) { $0 + size($1) }),
            let smallest = places.min(by: { (size($0), $0) < (size($1), $1) })
        {
            places.removeAll { $0 == smallest }
        }
        return places
    }

    /// The definitions that each stratum may print, so that what is left of all heels is not small either.
    private static func definitions(of strata: [OutcomeStratum], under overall: Whole) -> [Set<String>] {
        var definitions = strata.map { $0.publishedDefinitions.intersection(overall.definitions) }
        for definition in overall.definitions {
            while let rest = rest(of: strata, definitions, by: definition, under: overall), rest.isHidden,
                let smallest = strata.indices.filter({ definitions[$0].contains(definition) })
                    .min(by: { strata[$0].pairs < strata[$1].pairs })
            {
                definitions[smallest].remove(definition)
            }
        }
        return definitions
    }

    private static func rest(
        of strata: [OutcomeStratum],
        _ definitions: [Set<String>],
        by definition: String,
        under overall: Whole
    ) -> ResponderParts? {
        guard var rest = overall.stratum.parts(by: definition) else { return nil }
        for (stratum, known) in zip(strata, definitions) where known.contains(definition) {
            if let parts = stratum.parts(by: definition) { rest -= parts }
        }
        return rest
    }
}
