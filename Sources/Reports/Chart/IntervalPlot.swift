import Outcomes

/// Estimates with their 95 % intervals, a labelled row each: responders, contrasts, a mix against its reference.
public struct IntervalPlot: Sendable, Equatable {
    /// A row.
    public struct Row: Sendable, Equatable {
        let label: String
        let detail: String?
        let estimate: Double?
        let interval: Interval?
        let marker: Double?
        let shown: String

        /// Makes a row.
        ///
        /// - Parameters:
        ///   - label: what is estimated.
        ///   - detail: of how many: `n = 34`.
        ///   - estimate: the estimate; nil: there is none.
        ///   - interval: its interval; nil: there is none.
        ///   - marker: what it is set against in this row, such as a reference share.
        ///   - shown: the estimate and its interval in words: `61 % (48 to 73)`, or `not estimable`.
        public init(
            _ label: String,
            detail: String? = nil,
            _ estimate: Double?,
            _ interval: Interval?,
            marker: Double? = nil,
            shown: String
        ) {
            self.label = label
            self.detail = detail
            self.estimate = estimate
            self.interval = interval
            self.marker = marker
            self.shown = shown
        }
    }

    /// A value that all rows are set against, such as no difference.
    public struct Reference: Sendable, Equatable {
        let value: Double
        let label: String

        /// Makes a reference.
        public init(_ value: Double, _ label: String) {
            self.value = value
            self.label = label
        }
    }

    let axis: ChartAxis
    let rows: [Row]
    let reference: Reference?
    let markerLabel: String?

    /// Makes a plot.
    ///
    /// - Parameters:
    ///   - axis: what the estimates measure.
    ///   - rows: the rows from top to bottom.
    ///   - reference: a line through all rows.
    ///   - markerLabel: what the rows' markers are: `expected share`; nil: there are none.
    public init(_ axis: ChartAxis, rows: [Row], reference: Reference? = nil, markerLabel: String? = nil) {
        self.axis = axis
        self.rows = rows
        self.reference = reference
        self.markerLabel = markerLabel
    }

    /// Everything that has to find room on the axis.
    var values: [Double] {
        rows.flatMap { row in
            [row.estimate, row.interval?.lower, row.interval?.upper, row.marker].compactMap(\.self)
        } + [reference?.value].compactMap(\.self)
    }
}
