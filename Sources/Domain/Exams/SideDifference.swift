/// How the right heel's result of a test differs from the left heel's, in one examination.
public enum SideDifference: Hashable, Sendable {
    /// Right minus left, in the technique's unit; 0 where both are the same.
    case number(ExactNumber)
    /// Results without a number: whether they differ.
    case results(differ: Bool)

    /// The difference of two results of one technique; nil where only one of them is a number, or where it does not fit.
    public init?(left: FindingValue, right: FindingValue) {
        switch (left, right) {
        case (.number(let left), .number(let right)):
            guard let difference = right.subtracting(left) else { return nil }
            self = .number(difference)
        case (.result(let left), .result(let right)): self = .results(differ: left != right)
        default: return nil
        }
    }

    /// Whether the two heels differ at all.
    public var isDifferent: Bool {
        switch self {
        case .number(let number): number.unscaled != 0
        case .results(let differ): differ
        }
    }

    /// In words: `right 4 deg less`, `same`, `differs`; nil for equal results without a number.
    public func words(unit: String?) -> String? {
        switch self {
        case .number(let number) where number.unscaled == 0: "same"
        case .number(let number):
            "right \(number.description.trimmingPrefix("-"))\(unit.map { " \($0)" } ?? "") "
                + (number.unscaled < 0 ? "less" : "more")
        case .results(let differ): differ ? "differs" : nil
        }
    }
}
