/// n times the sums of squares and products about the means of a group's pairs: whole numbers, in steps.
struct PairSpread {
    let n: Int
    let before: Int128
    let after: Int128
    let product: Int128
    /// n times the sum of squares that the group's own line leaves; of all of `after` where no line can be drawn.
    let residual: Double

    /// It is nil without a pair, and where published sums contradict each other or are too large to be scores.
    init?(_ sums: PairSums) {
        guard sums.n > 0, let before = sums.ofBefore.spread, let after = sums.ofAfter.spread,
            let product = Self.spread(sums)
        else { return nil }
        // Cauchy and Schwarz: sums of scores cannot be below 0 here.
        let determinant = Int128.difference(before, after, minus: product, product)
        guard determinant >= 0 else { return nil }
        (n, self.before, self.after, self.product) = (sums.n, before, after, product)
        residual = before > 0 ? determinant / Double(before) : Double(after)
    }

    /// The slope of the group's own line; nil where all its baselines are equal.
    var slope: Double? {
        before > 0 ? Double(product) / Double(before) : nil
    }

    /// Whether two groups' own lines have exactly the same slope.
    func isParallel(to other: PairSpread) -> Bool {
        Int128.difference(product, other.before, minus: other.product, before) == 0
    }

    /// A sum in units of squared steps.
    func squares(_ sum: Double) -> Double { sum / Double(n) }

    private static func spread(_ sums: PairSums) -> Int128? {
        let (square, overflow) = sums.before.multipliedReportingOverflow(by: sums.after)
        let (scaled, scaledOverflow) = sums.product.multipliedReportingOverflow(by: Int128(sums.n))
        let (spread, spreadOverflow) = scaled.subtractingReportingOverflow(square)
        return overflow || scaledOverflow || spreadOverflow ? nil : spread
    }
}
