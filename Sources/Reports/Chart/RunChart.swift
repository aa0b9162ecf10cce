import Outcomes

/// Values month by month around their median: does anything change that is more than chance?
public struct RunChart: Sendable, Equatable {
    /// A month.
    public struct Month: Sendable, Equatable {
        let label: String
        let value: Double?
        let shown: String
        let signal: String?

        /// Makes a month.
        ///
        /// - Parameters:
        ///   - label: `2026-03`.
        ///   - value: its value; nil: there is none.
        ///   - shown: the value in words: `58 % of 24`.
        ///   - signal: why it stands out: `above the limit`; nil: it does not.
        public init(_ label: String, _ value: Double?, shown: String, signal: String? = nil) {
            self.label = label
            self.value = value
            self.shown = shown
            self.signal = signal
        }
    }

    let axis: ChartAxis
    let months: [Month]
    let median: Double?
    let limits: Interval?

    /// Makes a chart; `limits` are those of an XmR chart.
    public init(_ axis: ChartAxis, months: [Month], median: Double?, limits: Interval? = nil) {
        self.axis = axis
        self.months = months
        self.median = median
        self.limits = limits
    }

    /// Everything that has to find room on the axis.
    var values: [Double] {
        months.compactMap(\.value) + [median, limits?.lower, limits?.upper].compactMap(\.self)
    }
}
