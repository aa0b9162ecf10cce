import Domain
import Records

extension Listings {
    /// The tables of the catalogue with the number of their rows.
    public static func catalogue(_ tables: [CatalogueTable], _ counts: [Int]) -> Listing {
        Listing(
            [.text("table", "Table"), .number("rows", "Rows"), .text("meaning", "Holds", isFlexible: true)],
            rows: zip(tables, counts).map { table, count in
                [.text(table.typed), .integer(count), .text(table.meaning)]
            }
        )
    }

    /// The rows of a table of the catalogue.
    public static func catalogue(_ table: CatalogueTable, _ rows: [[String?]]) throws -> Listing {
        Listing(
            table.columns.map { column in
                let title = column.name.prefix(1).uppercased() + column.name.dropFirst().replacing("_", with: " ")
                return switch column.kind {
                case .number: .number(column.name, title)
                case .text, .flag: .text(column.name, title, isFlexible: true)
                }
            },
            rows: try rows.map { row in try zip(table.columns, row).map(cell) },
            whenEmpty: "the table is empty"
        )
    }

    private static func cell(_ column: CatalogueTable.Column, _ text: String?) throws -> Cell {
        guard let text else { return .missing }
        return switch column.kind {
        case .text: .text(text)
        case .number: .number(try ExactNumber(parsing: text))
        case .flag: .flag(text == "true")
        }
    }
}
