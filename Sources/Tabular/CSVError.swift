/// A place where a file is not CSV (RFC 4180), by line and column.
///
/// The description names the place and what would be right, never the content of the cell.
public struct CSVError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What can be wrong with the form of a CSV file.
    public enum Code: Sendable, Equatable {
        /// The file ends inside a quoted cell; the place is where its quote opened.
        case unbalancedQuote
        /// Something other than a comma or a line end follows a closing quote.
        case textAfterQuote
        /// A quote stands inside a cell that does not start with one.
        case strayQuote
        /// A carriage return stands alone, outside quotes.
        case strayCarriageReturn
        /// The bytes are not UTF-8.
        case invalidUTF8
        /// The file begins as UTF-16 does.
        case utf16
        /// A NUL byte, which text in PostgreSQL cannot hold.
        case nul
        /// A cell is longer than the limit, in bytes.
        case cellTooLong(limit: Int)
        /// A record has more cells than the limit.
        case tooManyCells(limit: Int)
    }

    /// What is wrong.
    public let code: Code
    /// The line of the file, from 1.
    public let line: Int
    /// The number of the cell in its record, from 1.
    public let column: Int

    /// Makes an error.
    public init(code: Code, line: Int, column: Int) {
        self.code = code
        self.line = line
        self.column = column
    }

    /// One line for the user: the place, what is wrong and what would be right.
    public var description: String {
        "line \(line), column \(column): \(reason)"
    }

    private var reason: String {
        switch code {
        case .unbalancedQuote: "the quote that opens here is never closed"
        case .textAfterQuote: "text after a closing quote; a quote inside a quoted cell is written twice"
        case .strayQuote: "a quote inside an unquoted cell; quote the whole cell and write the quote twice"
        case .strayCarriageReturn: "a carriage return alone; lines end with LF or CRLF"
        case .invalidUTF8: "not UTF-8; save the file as UTF-8"
        case .utf16: "the file is UTF-16; save it as UTF-8"
        case .nul: "a NUL byte; save the file as UTF-8 text"
        case .cellTooLong(let limit): "a cell of more than \(limit) bytes; is a quote missing before it?"
        case .tooManyCells(let limit): "a line of more than \(limit) cells; is this a CSV file?"
        }
    }
}
