import Foundation

/// An axis of a chart: what it measures, and how its numbers are written.
public struct ChartAxis: Sendable, Equatable {
    enum Kind: Sendable, Equatable {
        case share
        case number
    }

    let title: String
    let kind: Kind
    let lower: Double?
    let upper: Double?

    /// Shares from 0 to 1, written in percent; from 0 to 100 % unless the axis is to be fitted to what is drawn.
    public static func share(_ title: String, isFitted: Bool = false) -> ChartAxis {
        ChartAxis(title: title, kind: .share, lower: isFitted ? nil : 0, upper: isFitted ? nil : 1)
    }

    /// Numbers; an end that is not given is fitted to what is drawn.
    public static func number(_ title: String, from lower: Double? = nil, to upper: Double? = nil) -> ChartAxis {
        ChartAxis(title: title, kind: .number, lower: lower, upper: upper)
    }

    /// Round numbers that hold all the values between them, about as many as asked.
    func scale(for values: [Double], about count: Int) -> ChartScale {
        let known = values.filter(\.isFinite)
        var first = lower ?? known.min() ?? 0
        var last = upper ?? known.max() ?? 1
        if first >= last {
            let margin = kind == .share ? 0.1 : max(1, abs(first) / 10)
            (first, last) = (lower ?? first - margin, upper ?? max(first, last) + margin)
        }
        (first, last) = padded(first, last)
        let step = Self.step((last - first) / Double(max(1, count)))
        // A millionth of a step off is still on it: 0.3 / 0.1 is not 3.
        let from = lower ?? (first / step + 1e-6).rounded(.down) * step
        let to = upper ?? (last / step - 1e-6).rounded(.up) * step
        let ends = kind == .share ? (max(0, from), min(1, to)) : (from, to)
        return ChartScale(from: ends.0, to: max(ends.1, ends.0 + step), step: step, kind: kind)
    }

    /// A little more than what is drawn, so that nothing lies on the frame; 0 stays where the numbers begin at or above it.
    private func padded(_ first: Double, _ last: Double) -> (Double, Double) {
        let margin = (last - first) / 25
        let least = first >= 0 ? 0 : -Double.infinity
        return (lower ?? max(least, first - margin), upper ?? last + margin)
    }

    /// The round number at or above: 1, 2 or 5 and zeros.
    private static func step(_ rough: Double) -> Double {
        let size = pow(10, log10(max(rough, 1e-9)).rounded(.down))
        return ([1, 2, 5].first { $0 * size >= rough * (1 - 1e-9) } ?? 10) * size
    }
}

/// An axis with its ends and its ticks.
struct ChartScale {
    let from: Double
    let to: Double
    private let step: Double
    private let kind: ChartAxis.Kind

    init(from: Double, to: Double, step: Double, kind: ChartAxis.Kind) {
        (self.from, self.to, self.step, self.kind) = (from, to, step, kind)
    }

    /// Where a tick stands, and what is written there.
    var ticks: [(at: Double, label: String)] {
        let first = Int((from / step - 1e-6).rounded(.up))
        let last = Int((to / step + 1e-6).rounded(.down))
        return (first...max(first, last)).map { (Double($0) * step, label(Double($0) * step)) }
    }

    /// A number as this axis writes it.
    func label(_ value: Double) -> String {
        if kind == .share { return "\(Figures.percentNumber(value)) %" }
        return Figures.decimal(value, places: step >= 1 ? 0 : Int((-log10(step) - 1e-9).rounded(.up)))
    }

    /// How far along the axis a value lies, from 0 to 1; what lies outside is at the nearer end.
    func position(_ value: Double) -> Double {
        min(1, max(0, (value - from) / (to - from)))
    }

    /// Whether a value lies on the axis.
    func contains(_ value: Double) -> Bool {
        from <= value && value <= to
    }
}
