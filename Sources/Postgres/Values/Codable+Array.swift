extension Array: PostgresEncodable where Element: PostgresEncodable {
    /// The array as PostgreSQL writes it: `{"a","b",NULL}`.
    public var postgresValue: PostgresValue {
        var text = "{"
        for (index, element) in enumerated() {
            if index > 0 { text += "," }
            switch element.postgresValue {
            case .null: text += "NULL"
            case .text(let value) where Element.self is any ArrayShaped.Type: text += value
            case .text(let value): text += Self.quoted(value)
            case .binary(let bytes): text += "\"\\\\x" + Quoting.hex(bytes) + "\""
            case .unencodable(let typeName): return .unencodable(typeName: typeName)
            }
        }
        return .text(text + "}")
    }

    private static func quoted(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        result.append("\"")
        for scalar in text.unicodeScalars {
            if scalar == "\"" || scalar == "\\" { result.append("\\") }
            result.append(scalar)
        }
        result.append("\"")
        return String(result)
    }
}

/// An array as an element of an array is written without quotes: it is a further dimension.
private protocol ArrayShaped {}
extension Array: ArrayShaped {}

extension Array: PostgresDecodable where Element: PostgresDecodable {
    /// Reads an array of one dimension; NULL elements need an optional element type.
    ///
    /// Layout: the number of dimensions, a flag for NULLs and the element type, then each dimension's length and lower
    /// bound, then each element behind its length, all big-endian; see `array_send` in PostgreSQL.
    public init(cell: Cell) throws {
        let header = try ArrayHeader(cell: cell, target: Self.self)
        self = []
        reserveCapacity(header.count)
        var place = header.elements
        for _ in 0..<header.count {
            let length = try cell.int32(at: place, as: Self.self)
            place += 4
            let end = length < 0 ? place : place + length
            guard end <= cell.upper else { throw cell.mismatch(Self.self) }
            let part = cell.part(from: place, to: length < 0 ? -1 : end, type: header.type)
            append(try Element(cell: part))
            place = end
        }
    }
}

private struct ArrayHeader {
    let type: TypeOID
    let count: Int
    let elements: Int

    init(cell: Cell, target: Any.Type) throws {
        guard !cell.isNull, !cell.type.isScalar, cell.count >= 12 else { throw cell.mismatch(target) }
        let dimensions = try cell.int32(at: cell.lower, as: target)
        type = TypeOID(UInt32(truncatingIfNeeded: try cell.int32(at: cell.lower + 8, as: target)))
        guard dimensions <= 1, dimensions >= 0 else {
            throw cell.mismatch(target, reason: "not an array of one dimension")
        }
        count = dimensions == 0 ? 0 : try cell.int32(at: cell.lower + 12, as: target)
        elements = cell.lower + 12 + 8 * dimensions
        // Each element takes its length's four bytes at least: anything else is no array, whatever the header seemed to say.
        guard count >= 0, count <= (cell.upper - elements) / 4 else { throw cell.mismatch(target) }
    }
}

extension Cell {
    fileprivate func int32(at place: Int, as target: Any.Type) throws -> Int {
        guard place + 4 <= upper else { throw mismatch(target) }
        return Int(try part(from: place, to: place + 4, type: .int4).integer(Int32.self, as: target))
    }
}
