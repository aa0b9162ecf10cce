import Foundation

/// How JSON leaves: keys sorted, so that the same value is the same bytes.
enum JSONText {
    /// Indented JSON with a line end.
    static func encode(_ value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        return try encoder.encode(value) + Data("\n".utf8)
    }

    /// An object of cells; an amount says in its key that it is in cents, and its currency stands beside it.
    ///
    /// `not_permitted` names what is not for who asks, where there is such a thing.
    static func object(_ entries: [(key: String, cell: Cell)]) -> [String: Cell] {
        var object: [String: Cell] = [:]
        let withheld = entries.filter(\.cell.isWithheld).map(\.key)
        if !withheld.isEmpty { object["not_permitted"] = .names(withheld) }
        for entry in entries {
            guard case .money(let money) = entry.cell else {
                object[entry.key] = entry.cell
                continue
            }
            object[entry.key + "_cents"] = entry.cell
            if let money { object["currency"] = .text(money.currency.rawValue) }
        }
        return object
    }
}
