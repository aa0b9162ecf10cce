import Domain
import Outcomes
import Records

/// The treatments compared at the main window, adjusted for the baseline and for the number of comparisons.
///
/// Home care only is described and never compared: who stays there depends on what came later.
public struct TreatmentComparison: Sendable, Encodable {
    /// Fewer pairs than this are not compared.
    public static let fewestPairs = 20

    /// The number of pairs that a treatment needs.
    public let minimumPairs: Int
    /// The treatment that the others are set against: the one with most pairs; nil where nothing is compared.
    @Nullable public var reference: String?
    /// The mean baseline at which means are adjusted.
    @Nullable public var meanBaseline: Double?
    /// The treatments that are compared.
    public let groups: [Group]
    /// Each treatment but the reference, group - reference.
    public private(set) var contrasts: [Line]
    /// The test of equal slopes; under .05 the adjusted differences depend on the baseline.
    @Nullable public var slopes: Slopes?
    /// Names of the treatments that have too few pairs.
    public let tooFew: [String]
    /// Why values are absent, or with what reserve they are to be read.
    public let warnings: [String]

    /// A treatment.
    public struct Group: Sendable, Encodable {
        /// Its code.
        public let code: String
        /// Its name.
        public let name: String
        /// Its pairs.
        public let pairs: Int
        /// The mean follow-up at the mean baseline of all.
        @Nullable public var adjustedMean: Double?
    }

    /// A treatment against the reference.
    public struct Line: Sendable, Encodable {
        /// The treatment.
        public let group: String
        /// The reference.
        public let reference: String
        /// From the analysis of covariance.
        @Nullable public var adjusted: Difference?
        /// The difference of mean changes, by Welch.
        @Nullable public var unadjusted: Difference?
        /// Responders by the main definition.
        @Nullable public var responders: ShareDifference?
    }

    /// A difference of means.
    public struct Difference: Sendable, Encodable {
        /// The difference.
        public let difference: Double
        /// Its standard error.
        public let se: Double
        /// Degrees of freedom.
        public let df: Double
        /// Two-sided p.
        @Nullable public var p: Double?
        /// The same, adjusted for the number of contrasts by Holm.
        @Nullable public var pHolm: Double?
        /// 95 % interval.
        @Nullable public var ci95: [Double]?
    }

    /// A difference of shares.
    public struct ShareDifference: Sendable, Encodable {
        /// The definition.
        public let definition: String
        /// The difference.
        @Nullable public var difference: Double?
        /// Newcombe's interval.
        @Nullable public var ci95: [Double]?
        /// Fisher's exact two-sided p.
        @Nullable public var fisherP: Double?
        /// How many are treated for one more responder, or one fewer where `harm`; nil unless the interval excludes 0.
        @Nullable public var numberNeeded: Double?
        /// Whether the group responds less often.
        @Nullable public var harm: Bool?
    }

    /// A test of equal slopes.
    public struct Slopes: Sendable, Encodable {
        /// F.
        public let f: Double
        /// Degrees of freedom.
        public let df: [Int]
        /// p.
        public let p: Double
    }
}

extension TreatmentComparison {
    /// Compares the treatments of a cohort that have pairs enough.
    init(of cohort: OutcomeCohort) {
        let scale = cohort.rules.instrument.scale
        let treatments = (cohort.strata[.treatment] ?? [:]).filter { $0.key.code != nil && $0.value.pairs.pairs > 0 }
            .sorted { $0.key < $1.key }
        let enough = treatments.filter { $0.value.pairs.pairs >= Self.fewestPairs }
        let groups = enough.map { ComparedGroup($0.key.code ?? "", $0.value.pairs) }
        let reference = groups.count > 1 ? ComparedGroup.reference(among: groups) : nil
        let model = reference.map { AnalysisOfCovariance(groups, reference: $0, scale: scale) }
        let adjusted = Dictionary(
            uniqueKeysWithValues: zip(model?.contrasts ?? [], HolmAdjustment.adjusted(model?.contrasts.map(\.p) ?? []))
                .map { ($0.group, Difference($0, pHolm: $1)) }
        )
        let means = Dictionary(uniqueKeysWithValues: (model?.adjustedMeans ?? []).map { ($0.group, $0.mean) })
        minimumPairs = Self.fewestPairs
        self.reference = reference
        meanBaseline = model?.meanBaseline
        self.groups = groups.map { group in
            Group(
                code: group.name,
                name: cohort.names.name(of: StratumCode(group.name), by: .treatment),
                pairs: group.sums.n,
                adjustedMean: means[group.name]
            )
        }
        contrasts = enough.compactMap { stratum, heels in
            guard let code = stratum.code, let reference, code != reference else { return nil }
            return Line(
                ComparedGroup(code, heels.pairs),
                reference: enough.first { $0.key.code == reference }.map { ComparedGroup(reference, $0.value.pairs) },
                adjusted: adjusted[code],
                shares: ShareDifference(heels, enough.first { $0.key.code == reference }?.value, by: cohort.rules),
                scale: scale
            )
        }
        slopes = model?.equalSlopes.map {
            Slopes(f: $0.f, df: [$0.numeratorDegreesOfFreedom, $0.denominatorDegreesOfFreedom], p: $0.p)
        }
        tooFew = treatments.filter { $0.value.pairs.pairs < Self.fewestPairs }
            .map { cohort.names.name(of: $0.key, by: .treatment) }
        warnings = model?.warnings.map(\.description) ?? []
    }
}

extension TreatmentComparison {
    /// The same without the responders of groups that do not show theirs by that definition.
    func hidingResponders(unless isShown: (_ group: String, _ definition: String) -> Bool) -> TreatmentComparison {
        var comparison = self
        for place in contrasts.indices {
            let line = contrasts[place]
            let definition = line.responders?.definition ?? ""
            if !isShown(line.group, definition) || !isShown(line.reference, definition) {
                comparison.contrasts[place].responders = nil
            }
        }
        return comparison
    }
}

extension TreatmentComparison.Line {
    fileprivate init?(
        _ group: ComparedGroup,
        reference: ComparedGroup?,
        adjusted: TreatmentComparison.Difference?,
        shares: TreatmentComparison.ShareDifference?,
        scale: Scale
    ) {
        guard let reference else { return nil }
        self.group = group.name
        self.reference = reference.name
        let contrast = WelchComparison(group, reference: reference, scale: scale).contrast
        self.adjusted = adjusted
        unadjusted = contrast.map { TreatmentComparison.Difference($0, pHolm: nil) }
        responders = shares
    }
}

extension TreatmentComparison.Difference {
    init(_ contrast: Contrast, pHolm: Double?) {
        (difference, se, df) = (contrast.difference, contrast.standardError, contrast.degreesOfFreedom)
        p = contrast.p
        self.pHolm = pHolm
        ci95 = contrast.interval95.map { [$0.lower, $0.upper] }
    }
}

extension TreatmentComparison.ShareDifference {
    /// By the first definition that has a meaning for the instrument; nil where none has.
    fileprivate init?(_ group: HeelCounts, _ reference: HeelCounts?, by rules: OutcomeRules) {
        let scale = rules.instrument.scale
        guard let reference, let definition = rules.definitions.first,
            let one = Responders(definition, in: group.pairs, scale: scale),
            let other = Responders(definition, in: reference.pairs, scale: scale)
        else { return nil }
        let difference = ProportionDifference(one.proportion, reference: other.proportion)
        self.definition = definition.description
        self.difference = difference.estimate
        ci95 = difference.interval95.map { [$0.lower, $0.upper] }
        fisherP = difference.fisherP
        numberNeeded = difference.numberNeeded?.value
        harm = difference.numberNeeded?.isHarm
    }
}
