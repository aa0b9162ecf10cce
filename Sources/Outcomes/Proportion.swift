/// A share of successes with Wilson's score interval.
///
/// Source: Wilson, Journal of the American Statistical Association 1927; recommended by Newcombe, Statistics in Medicine
/// 1998, 17:857.
public struct Proportion: Sendable, Equatable {
    /// The successes.
    public let successes: Int
    /// The number they are counted among.
    public let of: Int

    /// Makes a share.
    ///
    /// - Precondition: 0 <= `successes` <= `of`.
    public init(_ successes: Int, of total: Int) {
        precondition(0 <= successes && successes <= total, "successes are a part of the whole")
        self.successes = successes
        of = total
    }

    /// The share from 0 to 1; nil of none.
    public var estimate: Double? {
        of > 0 ? Double(successes) / Double(of) : nil
    }

    /// Wilson's 95 % interval, exactly 0 below at 0 of n and exactly 1 above at n of n; nil of none.
    public var interval95: Interval? {
        guard let estimate else { return nil }
        let n = Double(of)
        let z = Distribution.normal975
        let centre = estimate + z * z / (2 * n)
        let half = z * (estimate * (1 - estimate) / n + z * z / (4 * n * n)).squareRoot()
        let whole = 1 + z * z / n
        // Rounding would leave 1e-17 where the bound is 0 or 1 by algebra.
        let lower = successes == 0 ? 0 : max(0, (centre - half) / whole)
        let upper = successes == of ? 1 : min(1, (centre + half) / whole)
        return Interval(lower, upper)
    }
}
