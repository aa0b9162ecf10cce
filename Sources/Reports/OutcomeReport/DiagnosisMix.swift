import Domain
import Outcomes
import Records

/// The primary diagnoses of the index heels beside the shares that the article gives.
public struct DiagnosisMix: Sendable, Encodable {
    /// Index heels whose diagnosis is of a class with a reference share.
    public let heels: Int
    /// The classes with a reference share, the largest first.
    public let classes: [Line]
    /// Heels by other diagnoses: counted, and outside of the shares.
    public let others: [Other]
    /// The test that the mix is the reference's; nil where an expected number is under 5.
    @Nullable public var goodnessOfFit: Fit?

    /// A class of diagnoses.
    public struct Line: Sendable, Encodable {
        /// Its code.
        public let code: String
        /// Its name.
        public let name: String
        /// Heels.
        public let heels: Int
        /// Their share; nil of none.
        @Nullable public var proportion: Double?
        /// Wilson's interval.
        @Nullable public var ci95: [Double]?
        /// The share that the article gives.
        public let reference: Double
    }

    /// Heels outside of the shares.
    public struct Other: Sendable, Encodable {
        /// The class, or why there is none.
        public let name: String
        /// Heels.
        public let heels: Int
    }

    /// A goodness-of-fit test.
    public struct Fit: Sendable, Encodable {
        /// Chi-squared.
        public let chi2: Double
        /// Degrees of freedom.
        public let df: Int
        /// p.
        public let p: Double
    }
}

extension DiagnosisMix {
    init(of cohort: OutcomeCohort) {
        var heels = (cohort.strata[.diagnosis] ?? [:]).mapValues { $0.heels - $0.heels(.otherHeel) }
        let counted = cohort.diagnosisClasses.map { known in
            (known, number: known.diagnoses.reduce(0) { $0 + (heels.removeValue(forKey: StratumCode($1)) ?? 0) })
        }
        let shared = counted.compactMap { known, number in known.share.map { (known, share: $0, number: number) } }
        let total = shared.reduce(0) { $0 + $1.number }
        self.heels = total
        classes = shared.map { known, share, number in
            let proportion = Proportion(number, of: total)
            return Line(
                code: known.code,
                name: known.name,
                heels: number,
                proportion: proportion.estimate,
                ci95: proportion.interval95.map { [$0.lower, $0.upper] },
                reference: share
            )
        }
        others = counted.filter { $0.0.share == nil && $0.number > 0 }.map { Other(name: $0.0.name, heels: $0.number) }
            + (heels.values.reduce(0, +) > 0 ? [Other(name: "No primary diagnosis", heels: heels.values.reduce(0, +))] : [])
        let fit = GoodnessOfFit(observed: shared.map(\.number), shares: shared.map(\.share))
        goodnessOfFit = fit.flatMap { fit in
                fit.warnings.isEmpty ? Fit(chi2: fit.chiSquared, df: fit.degreesOfFreedom, p: fit.p) : nil
            }
    }
}
