extension String {
    /// Without white space at either end.
    func trimmingSpaces() -> String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }

    /// `a side`, `an outcome`.
    var withArticle: String {
        (first.map("aeiou".contains) == true ? "an " : "a ") + self
    }

    /// What stands on the two sides of the first equals sign, without blanks around; nil without one.
    func splitAtEqualsSign() -> (left: String, right: String)? {
        let halves = split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard halves.count == 2 else { return nil }
        return (String(halves[0]).trimmingSpaces(), String(halves[1]).trimmingSpaces())
    }
}

extension StringProtocol {
    /// Whether it holds ASCII digits only; an empty text does.
    var isDigits: Bool { utf8.allSatisfy { (48...57).contains($0) } }
}

extension BinaryInteger {
    /// With zeros in front, up to a width.
    func padded(to width: Int) -> String {
        let digits = String(self)
        return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
    }
}
