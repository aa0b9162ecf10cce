import Tabular

extension Chart {
    /// The chart in characters, each line at most so many columns wide; nil: 80. It says the same without colour.
    func text(width: Int?) -> String {
        switch self {
        case .intervals(let plot): plot.text(width: width)
        case .course(let chart): chart.text(width: width)
        case .steps(let chart): chart.text(width: width)
        case .run(let chart): chart.text(width: width)
        case .funnel(let chart): chart.text(width: width)
        case .flow(let chart): chart.text(width: width)
        }
    }
}

extension IntervalPlot {
    fileprivate func text(width: Int?) -> String {
        let lines = rows.map { row in
            TrackTable.Row(label: row.label + (row.detail.map { ", \($0)" } ?? ""), shown: row.shown) { track in
                track.put("┊", at: reference?.value)
                if let interval = row.interval { track.draw(interval.lower, interval.upper) }
                track.put("◇", at: row.marker)
                track.put(row.interval == nil ? "○" : "●", at: row.estimate)
            }
        }
        let table = TrackTable(title: "", axis: axis, values: values, rows: lines).text(width: width)
        let legend = [reference.map { "┊ \($0.label)" }, markerLabel.map { "◇ \($0)" }].compactMap(\.self)
        return table + legend.map { TextTable.paragraph($0, width: width ?? 80) }.joined()
    }
}

extension CourseChart {
    fileprivate func text(width: Int?) -> String {
        let lines = groups.enumerated().flatMap { place, group in
            let rows = zip(times, group.points).map { time, point in
                TrackTable.Row(label: time.label, shown: point.shown) { track in
                    if let interval = point.interval { track.draw(interval.lower, interval.upper) }
                    track.put(Character(ChartStyle.series(place).symbol), at: point.mean)
                }
            }
            return groups.count > 1 ? TrackTable.Row.group(group.name, rows) : rows
        }
        return TrackTable(title: "", axis: axis, values: values, rows: lines).text(width: width)
    }
}

extension StepChart {
    fileprivate func text(width: Int?) -> String {
        let lines = curves.enumerated().flatMap { place, curve in
            let rows = zip(times, curve.stops).map { time, stop in
                TrackTable.Row(label: time.label, shown: "\(stop.shown), \(stop.atRisk) at risk") { track in
                    if let interval = stop.interval { track.draw(interval.lower, interval.upper) }
                    track.put(Character(ChartStyle.series(place).symbol), at: stop.share)
                }
            }
            return curves.count > 1 ? TrackTable.Row.group(curve.name, rows) : rows
        }
        return TrackTable(title: timeTitle, axis: axis, values: [0, 1], rows: lines).text(width: width)
    }
}

extension RunChart {
    fileprivate func text(width: Int?) -> String {
        let lines = months.map { month in
            let remark = month.signal.map { ", \($0)" } ?? ""
            return TrackTable.Row(label: month.label, shown: month.shown + remark) { track in
                track.put("│", at: median)
                track.put("┊", at: limits?.lower)
                track.put("┊", at: limits?.upper)
                track.put(month.signal == nil ? "●" : "◆", at: month.value)
            }
        }
        let legend = [
            median == nil ? nil : "│ median", limits == nil ? nil : "┊ limits", hasSignals ? "◆ more than chance" : nil,
        ].compactMap(\.self).joined(separator: "   ")
        return TrackTable(title: "", axis: axis, values: values, rows: lines).text(width: width)
            + (legend.isEmpty ? "" : legend + "\n")
    }

    private var hasSignals: Bool { months.contains { $0.signal != nil } }
}

extension FunnelChart {
    fileprivate func text(width: Int?) -> String {
        let lines = points.map { point in
            TrackTable.Row(
                label: point.label,
                shown: point.shown + (point.standing == .inside ? "" : ", \(point.standing.words)")
            ) { track in
                track.draw(point.limits998.lower, point.limits998.upper)
                track.put("(", at: point.limits95.lower)
                track.put(")", at: point.limits95.upper)
                track.put("│", at: center)
                track.put(point.standing == .inside ? "●" : "◆", at: point.share)
            }
        }
        let values = points.flatMap { [$0.share, $0.limits998.lower, $0.limits998.upper] } + [center]
        return TrackTable(title: "", axis: axis, values: values, rows: lines).text(width: width)
            + TextTable.paragraph(
                "│ all together   ( ) 95 % limits   ├ ┤ 99.8 % limits   ◆ outside",
                width: width ?? 80
            )
    }
}

extension FlowChart {
    fileprivate func text(width: Int?) -> String {
        let whole = width ?? 80
        let room = min(40, max(12, whole - 40))
        let rows = stages.flatMap { stage in
            let bar = TextBar(value: Double(stage.count), of: Double(max(1, self.whole)), width: room)
            let left = stage.left.filter { $0.count > 0 }.map { ["  \($0.reason)", "-\($0.count)", ""] }
            return left + [[stage.label, "\(stage.count)", bar.description]]
        }
        return TextTable(
            [TextColumn("", isFlexible: true), TextColumn("Heels", alignment: .right), TextColumn("")],
            rows: rows
        ).rendered(maximumWidth: whole)
    }
}
