import Foundation

/// How the figures of a report are written for people; each is rounded here, once.
enum Figures {
    /// A number with so many decimals; empty for none, and never a negative zero.
    static func decimal(_ value: Double?, places: Int) -> String {
        guard let value else { return "" }
        let text = String(format: "%.\(places)f", value)
        return text.contains { ("1"..."9").contains($0) } ? text : text.replacingOccurrences(of: "-", with: "")
    }

    /// A share in percent with at most one decimal: `55.9 %`, `100 %`.
    static func percent(_ share: Double?) -> String {
        share.map { percentNumber($0) + " %" } ?? ""
    }

    /// A share in percent without the sign.
    static func percentNumber(_ share: Double) -> String {
        let text = decimal(100 * share, places: 1)
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    /// `0.003`, and `<0.001` below that.
    static func probability(_ p: Double?) -> String {
        guard let p else { return "" }
        return p < 0.001 ? "<0.001" : decimal(p, places: 3)
    }

    /// `-2.46 to -0.70`; empty for none.
    static func interval(_ ends: [Double]?, places: Int) -> String {
        guard let ends, ends.count == 2 else { return "" }
        return "\(decimal(ends[0], places: places)) to \(decimal(ends[1], places: places))"
    }

    /// `1 heel`, `2 heels`.
    static func heels(_ number: Int) -> String {
        number == 1 ? "1 heel" : "\(number) heels"
    }
}
