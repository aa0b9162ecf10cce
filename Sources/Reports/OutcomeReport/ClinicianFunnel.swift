import Domain
import Outcomes
import Records

/// Responders by clinician, each against limits for so many heels: a difference inside of them is no difference.
public struct ClinicianFunnel: Sendable, Encodable {
    /// The definition of a response; nil where none has a meaning for the instrument.
    @Nullable public var definition: String?
    /// The share of responders of all clinicians together; nil of none.
    @Nullable public var target: Double?
    /// The clinicians with scored heels, by code.
    public let clinicians: [Line]

    /// A clinician.
    public struct Line: Sendable, Encodable {
        /// Code.
        public let code: String
        /// Responders.
        public let responders: Int
        /// Among how many.
        public let of: Int
        /// Their share; nil of none.
        @Nullable public var proportion: Double?
        /// The limits that 95 % of such numbers keep.
        @Nullable public var limits95: [Double]?
        /// The limits that 99.8 % keep.
        @Nullable public var limits998: [Double]?
        /// `inside`, or `outside-95`, or `outside-99.8`; nil where there are no limits.
        @Nullable public var standing: String?
    }
}

extension ClinicianFunnel {
    init(of cohort: OutcomeCohort) {
        let scale = cohort.rules.instrument.scale
        let definition = cohort.rules.definitions.first
        let shares = (cohort.strata[.clinician] ?? [:]).sorted { $0.key < $1.key }.compactMap { stratum, heels in
            stratum.code.flatMap { code in
                definition.flatMap { Responders($0, in: heels.pairs, scale: scale) }.map { (code, $0.proportion) }
            }
        }
        .filter { $0.1.of > 0 }
        let all = shares.reduce(into: (0, 0)) { $0 = ($0.0 + $1.1.successes, $0.1 + $1.1.of) }
        let target = Proportion(all.0, of: all.1).estimate
        self.definition = definition?.description
        self.target = target
        clinicians = shares.map { code, share in Line(code, share, target: target) }
    }
}

extension ClinicianFunnel.Line {
    fileprivate init(_ code: String, _ share: Proportion, target: Double?) {
        let limits = target.flatMap { FunnelLimits(target: $0, n: share.of) }
        self.code = code
        responders = share.successes
        of = share.of
        proportion = share.estimate
        limits95 = limits.map { [$0.warning.lower, $0.warning.upper] }
        limits998 = limits.map { [$0.action.lower, $0.action.upper] }
        standing = share.estimate.flatMap { value in
                limits.map {
                    !$0.action.contains(value) ? "outside-99.8" : $0.warning.contains(value) ? "inside" : "outside-95"
                }
            }
    }
}
