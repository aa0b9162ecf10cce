import Foundation

/// A value that can be shown in the formats that every printing command has.
public protocol Presentable: Sendable {
    /// For people; `width` is the terminal's, nil where lines may be as long as they are.
    func text(width: Int?) -> String
    /// For programs: keys in `snake_case`, days in ISO 8601, money in cents.
    func json() throws -> Data
    /// For spreadsheets.
    func csv() -> [UInt8]
}
