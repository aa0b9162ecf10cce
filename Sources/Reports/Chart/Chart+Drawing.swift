extension Chart {
    /// The chart as it is to be drawn in one of the widths.
    func drawing(_ width: ChartWidth) -> ChartDrawing {
        switch self {
        case .intervals(let plot): plot.drawing(width)
        case .course(let chart): chart.drawing(width)
        case .steps(let chart): chart.drawing(width)
        case .run(let chart): chart.drawing(width)
        case .funnel(let chart): chart.drawing(width)
        case .flow(let chart): chart.drawing(width)
        }
    }

    /// What the marks and lines mean, where the chart does not say it beside them.
    var legend: [ChartLegend] {
        switch self {
        case .intervals(let plot):
            plot.markerLabel.map { [ChartLegend(.interval, "estimate, 95 % interval"), ChartLegend(.marker, $0)] } ?? []
        case .course(let chart): Self.legend(chart.groups.map(\.name))
        case .steps(let chart): Self.legend(chart.curves.map(\.name))
        case .run(let chart): chart.legend
        case .funnel:
            [
                ChartLegend(.level("(4,4)"), "95 % limits"), ChartLegend(.level("solid"), "99.8 % limits"),
                ChartLegend(.signal, "outside"),
            ]
        case .flow:
            [ChartLegend(.bar(ChartStyle.series[0].color), "go on"), ChartLegend(.bar(ChartStyle.faint), "left out")]
        }
    }

    private static func legend(_ names: [String]) -> [ChartLegend] {
        names.enumerated().map { ChartLegend(.series($0.offset), $0.element) }
    }
}

extension RunChart {
    fileprivate var legend: [ChartLegend] {
        var legend: [ChartLegend] = []
        if median != nil { legend.append(ChartLegend(.level("solid"), "median")) }
        if limits != nil { legend.append(ChartLegend(.level("(4,4)"), "limits")) }
        if months.contains(where: { $0.signal != nil }) { legend.append(ChartLegend(.signal, "more than chance")) }
        return legend
    }
}
