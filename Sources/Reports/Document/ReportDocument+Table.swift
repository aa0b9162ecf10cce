extension ReportDocument {
    /// Rows and columns of what is written already.
    public struct Table: Sendable, Equatable {
        let caption: String
        let columns: [Column]
        let rows: [Row]
        let footer: String?
        let whenEmpty: String

        /// Makes a table.
        ///
        /// - Parameters:
        ///   - caption: what it shows, for who hears it read and under the heading.
        ///   - columns: the columns; the first one names the row.
        ///   - rows: the rows.
        ///   - footer: a sentence under it.
        ///   - whenEmpty: what stands there instead where there are no rows.
        /// - Precondition: No row has more cells than there are columns.
        public init(
            _ caption: String,
            _ columns: [Column],
            rows: [Row],
            footer: String? = nil,
            whenEmpty: String = "Nothing to show."
        ) {
            precondition(rows.allSatisfy { $0.cells.count <= columns.count }, "a row has more cells than columns")
            self.caption = caption
            self.columns = columns
            self.rows = rows
            self.footer = footer
            self.whenEmpty = whenEmpty
        }
    }

    /// A column of a table.
    public struct Column: Sendable, Equatable {
        let title: String
        let isNumeric: Bool

        /// Words.
        public static func text(_ title: String) -> Column { Column(title: title, isNumeric: false) }
        /// Numbers, which stand on the right.
        public static func number(_ title: String) -> Column { Column(title: title, isNumeric: true) }
    }

    /// A row of a table.
    public struct Row: Sendable, Equatable, ExpressibleByArrayLiteral {
        /// What a row is among the others.
        public enum Kind: Sendable, Equatable {
            /// One of many.
            case plain
            /// The heading of those below it, as `By diagnosis`.
            case heading
            /// One of those under a heading.
            case part
            /// All of them together.
            case total
        }

        let cells: [String]
        let kind: Kind

        /// Makes a row; cells that it lacks at the end are empty.
        public init(_ cells: [String], _ kind: Kind = .plain) {
            self.cells = cells
            self.kind = kind
        }

        /// Makes a plain row.
        public init(arrayLiteral elements: String...) {
            self.init(elements)
        }
    }
}
