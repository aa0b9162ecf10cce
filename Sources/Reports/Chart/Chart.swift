/// A chart: what is to be seen, not yet drawn.
///
/// Labels and the numbers beside them are written already; what is drawn are the values. A value that is not known is
/// nil and leaves a gap that says so.
public enum Chart: Sendable, Equatable {
    /// Estimates with their intervals, a row each.
    case intervals(IntervalPlot)
    /// Means with their intervals at a few points in time.
    case course(CourseChart)
    /// Shares that rise or fall in steps.
    case steps(StepChart)
    /// Values month by month around their median.
    case run(RunChart)
    /// Shares against the limits that chance sets to groups of their size.
    case funnel(FunnelChart)
    /// What became of a cohort, stage by stage.
    case flow(FlowChart)

    /// Whether there is nothing to draw.
    var isEmpty: Bool {
        switch self {
        case .intervals(let plot): plot.rows.isEmpty
        case .course(let chart): chart.values.isEmpty
        case .steps(let chart): chart.curves.allSatisfy(\.steps.isEmpty)
        case .run(let chart): chart.months.allSatisfy { $0.value == nil }
        case .funnel(let chart): chart.points.isEmpty
        case .flow(let chart): chart.whole == 0
        }
    }
}
