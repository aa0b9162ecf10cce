import Domain
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

    /// `1 patient`, `2 patients`.
    static func patients(_ number: Int) -> String {
        number == 1 ? "1 patient" : "\(number) patients"
    }

    /// A change with its sign, and zero without one.
    static func signed(_ value: Double, places: Int) -> String {
        let text = decimal(value, places: places)
        return value > 0 && text.contains { ("1"..."9").contains($0) } ? "+" + text : text
    }

    /// `48 to 73 %`; empty for none.
    static func percentInterval(_ ends: [Double]?) -> String {
        guard let ends, ends.count == 2 else { return "" }
        return "\(percentNumber(ends[0])) to \(percentNumber(ends[1])) %"
    }

    /// `13 to 40`, with words where an end is open.
    static func openInterval(_ ends: [Int?]) -> String {
        switch (ends.first ?? nil, ends.last ?? nil) {
        case (let low?, let high?): "\(low) to \(high)"
        case (let low?, nil): "\(low) or later"
        case (nil, let high?): "\(high) or earlier"
        case (nil, nil): "open"
        }
    }

    /// `34 of 56: 61 % (48 to 73 %)`; `not defined` where the definition has no meaning.
    static func responders(_ line: ResponderLine) -> String {
        guard let responders = line.responders, let of = line.of else { return "not defined" }
        guard let share = line.proportion else { return "0 of 0" }
        return "\(responders) of \(of): \(percent(share)) (\(percentInterval(line.ci95)))"
    }

    /// `$250.00`, or the amount before its currency.
    static func money(_ cents: Int64, _ currency: String) -> String {
        Cell.money(Money(cents: cents, currency: Currency(rawValue: currency))).shown
    }
}
