import Foundation

/// A series with its sessions below: in JSON an object that holds them, in CSV a record a session.
public struct SeriesCard: Sendable {
    let record: RecordCard
    let sessions: Listing
}

extension SeriesCard: Presentable {
    /// The fields, then the sessions.
    public func text(width: Int?) -> String {
        record.text(width: width) + "\n" + sessions.text(width: width)
    }

    /// One object, its sessions in `sessions`.
    public func json() throws -> Data {
        try JSONText.encode(Whole(series: record.object, sessions: sessions.objects))
    }

    /// The sessions.
    public func csv() -> [UInt8] {
        sessions.csv()
    }

    private struct Whole: Encodable {
        let series: [String: Cell]
        let sessions: [[String: Cell]]
    }
}
