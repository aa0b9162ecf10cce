import Domain
import Records

/// Turns the bytes of a file into rows and refusals, piece by piece.
public protocol ImportReader: Sendable {
    /// What the file is about.
    associatedtype Row: ImportableRow

    /// What a refusal of the records calls the columns.
    var columns: ImportColumns { get }

    /// What the person should know of the file beyond its rows.
    var remarks: [String] { get }

    /// Reads a piece of the file.
    ///
    /// Throws ``InvalidInput`` where the file is not what it should be; what follows cannot be read then.
    mutating func read(_ bytes: [UInt8], into intake: inout ImportIntake<Row>) throws

    /// Reads what is left at the end of the file.
    mutating func finish(into intake: inout ImportIntake<Row>) throws
}
