/// The sum and the sum of squares of whole numbers, from which mean and SD are taken with one rounding each.
struct StepSums {
    let n: Int
    let sum: Int128
    let squared: Int128

    /// n times the sum of squared deviations from the mean: exact, so 0 means that all are equal.
    ///
    /// It is nil where published sums contradict each other or are too large to be scores.
    var spread: Int128? {
        let (square, overflow) = sum.multipliedReportingOverflow(by: sum)
        let (scaled, scaledOverflow) = squared.multipliedReportingOverflow(by: Int128(n))
        return overflow || scaledOverflow || scaled < square ? nil : scaled - square
    }

    /// In steps; nil without a number.
    var mean: Double? {
        n > 0 ? Double(sum) / Double(n) : nil
    }

    /// With n - 1, in steps; nil for fewer than two numbers.
    var standardDeviation: Double? {
        guard n > 1, let spread else { return nil }
        return (Double(spread) / (Double(n) * Double(n - 1))).squareRoot()
    }

    /// The mean over its standard error; nil for fewer than two numbers or equal ones.
    var t: Double? {
        guard n > 1, let spread, spread > 0 else { return nil }
        return Double(sum) / (Double(spread) / Double(n - 1)).squareRoot()
    }
}
