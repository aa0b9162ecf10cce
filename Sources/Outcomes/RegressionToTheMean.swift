/// The fall that would come without any treatment because patients were chosen by a high score.
///
/// The mean, spread and correlation are of an unselected population, from a source; taken from the selected cohort they
/// would explain the effect away.
///
/// Source: Barnett, van der Pols and Dobson, International Journal of Epidemiology 2005, 34:215.
public struct RegressionToTheMean: Sendable, Equatable {
    /// The mean of the unselected population, in the units of the instrument.
    public let mean: Double
    /// Its standard deviation.
    public let standardDeviation: Double
    /// The correlation of two scores of one person whom nothing happened to.
    public let correlation: Double

    /// Describes a population; nil unless the spread is above 0 and the correlation from 0 to 1.
    public init?(mean: Double, standardDeviation: Double, correlation: Double) {
        guard mean.isFinite, standardDeviation.isFinite, standardDeviation > 0, 0...1 ~= correlation else { return nil }
        self.mean = mean
        self.standardDeviation = standardDeviation
        self.correlation = correlation
    }

    /// The mean fall of those whose score before is above a value: sigma (1 - rho) phi(z) / (1 - Phi(z)).
    ///
    /// It is nil where a score above the value is practically impossible in the population.
    public func expectedFall(above cutoff: Double) -> Double? {
        let z = (cutoff - mean) / standardDeviation
        guard let density = Distribution.normalDensity(z), let above = Distribution.normalLower(-z), above > 0 else {
            return nil
        }
        let fall = standardDeviation * (1 - correlation) * density / above
        return fall.isFinite ? fall : nil
    }
}
