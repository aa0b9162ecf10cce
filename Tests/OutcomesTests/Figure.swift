import Testing

/// A published figure as it was printed; a value agrees if it rounds to it.
struct Figure: ExpressibleByStringLiteral, CustomTestStringConvertible {
    private let printed: String

    init(stringLiteral printed: String) {
        self.printed = printed
    }

    var testDescription: String { printed }

    /// Whether a value is there and within half a unit of the last printed digit.
    func agrees(with value: Double?) -> Bool {
        guard let value, let expected = Double(printed) else { return false }
        let decimals = printed.split(separator: ".", omittingEmptySubsequences: false).dropFirst().first?.count ?? 0
        let unit = (0..<decimals).reduce(1.0) { unit, _ in unit / 10 }
        return abs(value - expected) <= 0.5 * unit * (1 + 1e-3)
    }
}

func == (value: Double?, figure: Figure) -> Bool {
    figure.agrees(with: value)
}
