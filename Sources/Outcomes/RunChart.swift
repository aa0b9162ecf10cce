import Foundation

/// Values, one a period, around their median: whether they lie longer on one side than chance explains.
///
/// Source: Anhoej and Vingaard Olesen, PLoS ONE 2014, 9:e113825.
public struct RunChart: Sendable, Equatable {
    /// The fewest values off the median for which the signals mean something.
    public static let fewest = 10

    /// The values in order.
    public let values: [Double]
    /// Their median; nil of none.
    public let median: Double?
    /// The number of values that are not the median; only those count.
    public let useful: Int
    /// The longest run on one side of the median.
    public let longestRun: Int
    /// How often the median is crossed.
    public let crossings: Int

    /// Charts finite values in the order of their periods.
    public init(_ values: [Double]) {
        self.values = values
        let median = Self.median(values)
        let sides = values.filter { $0 != median }.map { $0 > (median ?? 0) }
        self.median = median
        useful = sides.count
        crossings = zip(sides, sides.dropFirst()).count { $0 != $1 }
        longestRun =
            sides.indices.reduce(into: (longest: 0, current: 0)) { run, index in
                run.current = index > 0 && sides[index] == sides[index - 1] ? run.current + 1 : 1
                run.longest = max(run.longest, run.current)
            }.longest
    }

    /// The longest run that chance explains, round(log2 n + 3); nil for fewer than ten useful values.
    public var runLimit: Int? {
        useful < Self.fewest ? nil : Int((log2(Double(useful)) + 3).rounded())
    }

    /// The fewest crossings that chance explains, the 5 % quantile of a coin thrown n - 1 times; nil as `runLimit`.
    public var crossingLimit: Int? {
        useful < Self.fewest ? nil : Distribution.binomialQuantile(0.05, trials: useful - 1, probability: 0.5)
    }

    /// Whether a run is too long or crossings are too few; nil for fewer than ten useful values.
    public var isSignal: Bool? {
        guard let runLimit, let crossingLimit else { return nil }
        return longestRun > runLimit || crossings < crossingLimit
    }

    /// Why there is no signal to be had.
    public var warnings: [Warning] { useful < Self.fewest ? [.tooFewPointsForRuns] : [] }

    private static func median(_ values: [Double]) -> Double? {
        guard !values.isEmpty else { return nil }
        let sorted = values.sorted()
        let (lower, upper) = (sorted[(sorted.count - 1) / 2], sorted[sorted.count / 2])
        return lower == upper ? lower : (lower + upper) / 2
    }
}
