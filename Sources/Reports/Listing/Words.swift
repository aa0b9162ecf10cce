extension [String] {
    /// The words as a sentence lists them: `history, exam and imaging`.
    func listed(_ conjunction: String) -> String {
        guard count > 1, let last else { return first ?? "" }
        return dropLast().joined(separator: ", ") + " \(conjunction) " + last
    }
}
