import Tabular

/// A record of figures for a spreadsheet, each with the name of its column, so that neither can go without the other.
struct FigureRow {
    private(set) var names: [String] = []
    private(set) var cells: [CSVCell] = []

    mutating func text(_ name: String, _ text: String?) {
        add(name, text.map { .text($0) })
    }

    mutating func count(_ name: String, _ number: Int?) {
        add(name, number.map { .number(String($0)) })
    }

    /// A figure with its digits as in JSON, but without an exponent, which some spreadsheets take for text.
    mutating func figure(_ name: String, _ value: Double?) {
        add(name, value.map { .number(Self.digits($0)) })
    }

    /// Both ends of an interval.
    mutating func interval(_ name: String, _ ends: [Double]?) {
        figure("\(name)ci95_low", ends?.first)
        figure("\(name)ci95_high", ends?.last)
    }

    private static func digits(_ value: Double) -> String {
        if let whole = Int(exactly: value) { return String(whole) }
        let digits = "\(value)"
        return digits.contains("e") ? Figures.decimal(value, places: 17) : digits
    }

    private mutating func add(_ name: String, _ cell: CSVCell?) {
        names.append(name)
        cells.append(cell ?? .empty)
    }
}
