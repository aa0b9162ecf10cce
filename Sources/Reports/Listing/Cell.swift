import Domain
import Foundation
import Tabular

/// One value of a listing; how it looks in a table, in JSON and in CSV follows from what it is.
public enum Cell: Sendable, Equatable {
    /// A name, a code or a sentence.
    case text(String)
    /// A whole number.
    case integer(Int)
    /// An exact decimal.
    case number(ExactNumber)
    /// An exact decimal that a table says in words, such as `5.2 mm, above 4.0 mm`; the bare number elsewhere.
    case measure(ExactNumber, words: String)
    /// An amount, or nil where it is unknown: with its currency in a table, in cents in JSON, a plain decimal in CSV.
    ///
    /// Unknown amounts are of this case too, because JSON's key says that it is in cents.
    case money(Money?)
    /// A calendar day.
    case day(Day)
    /// Yes or no.
    case flag(Bool)
    /// Several names: an array in JSON, with blanks between them elsewhere.
    case names([String])
    /// Not for who asks, which a table says in these words; null in JSON, where `not_permitted` names it, empty in CSV.
    case withheld(String)
    /// Unknown: empty in a table and in CSV, null in JSON; never 0.
    case missing
    /// A value that a table says in other words, such as a moment by the clinic's clock; the value itself elsewhere.
    indirect case worded(Cell, words: String)

    /// A text, or missing.
    public static func text(_ value: (some CustomStringConvertible)?) -> Cell {
        value.map { .text($0.description) } ?? .missing
    }

    /// A whole number, or missing.
    public static func integer(_ value: Int?) -> Cell {
        value.map { .integer($0) } ?? .missing
    }

    /// A decimal, or missing.
    public static func number(_ value: ExactNumber?) -> Cell {
        value.map { .number($0) } ?? .missing
    }

    /// A day, or missing.
    public static func day(_ value: Day?) -> Cell {
        value.map { .day($0) } ?? .missing
    }
}

extension Cell {
    /// Whether there is nothing to show.
    var isMissing: Bool { self == .missing || self == .money(nil) }

    /// Whether who asks may not see it.
    var isWithheld: Bool {
        if case .withheld = self { true } else { false }
    }

    /// As a table shows it.
    var shown: String {
        switch self {
        case .text(let text): text
        case .integer(let number): String(number)
        case .number(let number): number.description
        case .measure(_, let words): words
        case .money(let money): money?.description ?? ""
        case .day(let day): day.description
        case .flag(let flag): flag ? "yes" : "no"
        case .names(let names): names.joined(separator: " ")
        case .withheld(let words): words
        case .missing: ""
        case .worded(_, let words): words
        }
    }

    /// Writes it as CSV holds it.
    func write(to writer: inout CSVWriter) {
        switch self {
        case .text(let text): writer.text(text)
        case .integer(let number): writer.number(number)
        case .number(let number), .measure(let number, _): writer.number(number.description)
        case .money(let money?): writer.number(money.decimal)
        case .day(let day): writer.text(day.description)
        case .flag(let flag): writer.text(flag ? "true" : "false")
        case .worded(let cell, _): cell.write(to: &writer)
        case .names(let names): writer.text(names.joined(separator: " "))
        case .withheld, .missing, .money(nil): writer.empty()
        }
    }
}

extension Cell: Encodable {
    /// As JSON holds it.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let text): try container.encode(text)
        case .integer(let number): try container.encode(number)
        case .number(let number), .measure(let number, _): try container.encode(number.foundationDecimal)
        case .money(let money): try container.encode(money?.cents)
        case .day(let day): try container.encode(day)
        case .flag(let flag): try container.encode(flag)
        case .worded(let cell, _): try cell.encode(to: encoder)
        case .names(let names): try container.encode(names)
        case .withheld, .missing: try container.encodeNil()
        }
    }
}

extension ExactNumber {
    /// The same number for JSON, which prints it exactly.
    var foundationDecimal: Decimal {
        Decimal(
            sign: unscaled < 0 ? .minus : .plus,
            exponent: -scale,
            significand: Decimal(unscaled.magnitude)
        )
    }
}
