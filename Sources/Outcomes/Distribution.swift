import CDistributions

/// Distribution functions with nil, never NaN, where they have no value.
enum Distribution {
    /// The standard normal quantile of .975, as the Wilson and Hodges-Lehmann formulas state it.
    static let normal975 = 1.959963984540054

    /// P(|T| > |t|) of Student's t.
    static func studentTwoSided(_ t: Double, degreesOfFreedom: Double) -> Double? {
        number(2 * cdist_student_t_upper(abs(t), degreesOfFreedom))
    }

    /// The t with P(T <= t) = p.
    static func studentQuantile(_ p: Double, degreesOfFreedom: Double) -> Double? {
        number(cdist_student_t_quantile(p, degreesOfFreedom))
    }

    /// P(|Z| > |z|) of the standard normal.
    static func normalTwoSided(_ z: Double) -> Double? {
        number(2 * cdist_normal_upper(abs(z)))
    }

    /// P(Z <= z) of the standard normal.
    static func normalLower(_ z: Double) -> Double? {
        number(cdist_normal_lower(z))
    }

    /// The density of the standard normal.
    static func normalDensity(_ z: Double) -> Double? {
        number(cdist_normal_density(z))
    }

    /// The z with P(Z <= z) = p.
    static func normalQuantile(_ p: Double) -> Double? {
        number(cdist_normal_quantile(p))
    }

    /// P(X > x) of chi-squared.
    static func chiSquaredUpper(_ x: Double, degreesOfFreedom: Double) -> Double? {
        number(cdist_chi_squared_upper(x, degreesOfFreedom))
    }

    /// P(X > x) of F.
    static func fUpper(_ x: Double, numerator: Double, denominator: Double) -> Double? {
        number(cdist_f_upper(x, numerator, denominator))
    }

    /// P(T <= t) of the non-central t.
    static func noncentralTLower(_ t: Double, degreesOfFreedom: Double, noncentrality: Double) -> Double? {
        number(cdist_noncentral_t_lower(t, degreesOfFreedom, noncentrality))
    }

    /// The noncentrality with P(T <= t) = p.
    static func noncentrality(of t: Double, degreesOfFreedom: Double, p: Double) -> Double? {
        number(cdist_noncentral_t_noncentrality(t, degreesOfFreedom, p))
    }

    /// P(X <= successes) of the binomial.
    static func binomialLower(_ successes: Int, trials: Int, probability: Double) -> Double? {
        number(cdist_binomial_lower(Double(successes), Double(trials), probability))
    }

    /// P(X = successes) of the binomial.
    static func binomialDensity(_ successes: Int, trials: Int, probability: Double) -> Double? {
        number(cdist_binomial_density(Double(successes), Double(trials), probability))
    }

    /// The smallest number of successes with P(X <= it) >= p.
    static func binomialQuantile(_ p: Double, trials: Int, probability: Double) -> Int? {
        number(cdist_binomial_quantile(p, Double(trials), probability)).map { Int($0) }
    }

    /// Hedges' exact small-sample factor J.
    static func hedgesFactor(degreesOfFreedom: Double) -> Double? {
        number(cdist_hedges_factor(degreesOfFreedom))
    }

    private static func number(_ value: Double) -> Double? {
        value.isFinite ? value : nil
    }
}
