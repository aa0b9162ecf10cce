import Foundation

/// A value kept as json or jsonb.
///
///     let answers: JSONValue<Answers> = try row["answers"]
public struct JSONValue<Value: Codable & Sendable>: Sendable {
    /// The value itself.
    public var value: Value

    /// Wraps a value.
    public init(_ value: Value) {
        self.value = value
    }
}

extension JSONValue: Equatable where Value: Equatable {}
extension JSONValue: Hashable where Value: Hashable {}

extension JSONValue: PostgresCodable {
    /// The value as JSON text, keys sorted and dates as ISO 8601.
    public var postgresValue: PostgresValue {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        guard let data = try? encoder.encode(value) else { return .unencodable(typeName: "\(Value.self)") }
        return .text(String(decoding: data, as: UTF8.self))
    }

    /// Reads a json or jsonb.
    public init(cell: Cell) throws {
        guard cell.type == .json || cell.type == .jsonb else { throw cell.mismatch(Self.self) }
        // jsonb travels behind one byte that tells its version.
        let skipped = cell.type == .jsonb ? 1 : 0
        let data = try cell.withBytes(as: Self.self) { Data($0.dropFirst(skipped)) }
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        do {
            value = try decoder.decode(Value.self, from: data)
        } catch {
            throw cell.mismatch(Self.self, reason: "the JSON has another shape")
        }
    }
}
