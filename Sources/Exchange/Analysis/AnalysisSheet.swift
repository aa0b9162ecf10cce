import Domain

/// A clinic's own spreadsheet that is counted while it is read; no row of it is kept.
public protocol AnalysisSheet: Sendable {
    /// Takes a piece of the file.
    ///
    /// Throws ``InvalidInput`` where it is not CSV or lacks a column; what follows cannot be read then.
    mutating func read(_ bytes: [UInt8]) throws

    /// Takes what is left at the end of the file.
    mutating func finish() throws

    /// The first rows that cannot be taken, by line and column; never with a value.
    var refusals: [Rejection] { get }

    /// How many rows or cells cannot be taken.
    var refusalCount: Int { get }
}
