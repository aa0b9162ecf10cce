import Foundation

/// One record with the rows that belong to it.
public struct RecordSheet: Sendable {
    /// The record.
    public let card: RecordCard
    /// Key of the rows in JSON.
    public let key: String
    /// The rows.
    public let listing: Listing

    /// A record with its rows.
    public init(_ card: RecordCard, _ key: String, _ listing: Listing) {
        self.card = card
        self.key = key
        self.listing = listing
    }
}

extension RecordSheet: Presentable {
    /// The record, an empty line, the rows.
    public func text(width: Int?) -> String {
        card.text(width: width) + "\n" + listing.text(width: width)
    }

    /// One object, the rows an array in it.
    public func json() throws -> Data {
        var object = card.object.mapValues { JSONPart.cell($0) }
        object[key] = .rows(listing)
        return try JSONText.encode(object)
    }

    /// The rows; a sheet of a record alone has no room for both.
    public func csv() -> [UInt8] {
        listing.csv()
    }
}
