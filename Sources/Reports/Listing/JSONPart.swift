/// A piece of JSON whose shape is laid out by hand, as for a report with nested parts.
enum JSONPart: Encodable {
    /// A value.
    case cell(Cell)
    /// An object; its keys are written as they are.
    case object([String: JSONPart])
    /// An array.
    case array([JSONPart])

    /// An object of cells.
    static func card(_ card: RecordCard) -> JSONPart {
        .object(card.object.mapValues { .cell($0) })
    }

    /// An array of objects of cells.
    static func rows(_ listing: Listing) -> JSONPart {
        .array(listing.objects.map { .object($0.mapValues { .cell($0) }) })
    }

    func encode(to encoder: any Encoder) throws {
        switch self {
        case .cell(let cell): try cell.encode(to: encoder)
        case .object(let parts): try parts.encode(to: encoder)
        case .array(let parts): try parts.encode(to: encoder)
        }
    }
}
