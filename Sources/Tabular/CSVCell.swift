/// A cell to be written to a CSV file, by what it is: text is guarded against spreadsheets, a number leaves as it is.
public enum CSVCell: Sendable, Equatable {
    /// Text that somebody may have typed: it leaves through the `FormulaGuard`.
    case text(String)
    /// A decimal, such as `-3` or `0.25`; anything that is not one is treated as text.
    case number(String)
    /// Nothing: unknown, not zero.
    case empty
}
