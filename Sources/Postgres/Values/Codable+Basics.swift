import Foundation

extension Bool: PostgresCodable {
    /// `true` or `false`.
    public var postgresValue: PostgresValue { .text(self ? "true" : "false") }

    /// Reads a bool.
    @inlinable
    public init(cell: Cell) throws {
        guard cell.type == .bool else { throw cell.mismatch(Bool.self) }
        self = try cell.integer(UInt8.self, as: Bool.self) != 0
    }
}

extension Double: PostgresCodable {
    /// The shortest digits that give the same number back; `NaN` and `Infinity` as PostgreSQL writes them.
    public var postgresValue: PostgresValue {
        if isNaN { return .text("NaN") }
        return .text(isInfinite ? (self < 0 ? "-Infinity" : "Infinity") : description)
    }

    /// Reads a float4 or float8.
    ///
    /// A numeric is refused, because a binary fraction is not its value: read a ``PostgresNumeric`` or cast in SQL.
    @inlinable
    public init(cell: Cell) throws {
        switch cell.type {
        case .float8: self.init(bitPattern: try cell.integer(UInt64.self, as: Double.self))
        case .float4: self.init(Float(bitPattern: try cell.integer(UInt32.self, as: Double.self)))
        default: throw cell.mismatch(Double.self)
        }
    }
}

extension String: PostgresCodable {
    /// The text; one that holds U+0000, which PostgreSQL cannot store, is refused when the statement runs.
    public var postgresValue: PostgresValue { .text(self) }

    /// Reads a text, varchar, char, name, json, xml, or an enum or other type made in the database that travels as text.
    @inlinable
    public init(cell: Cell) throws {
        switch cell.type {
        case .text, .varchar, .bpchar, .name, .unknown, .char, .json, .xml: break
        default: guard cell.type.isMadeInDatabase, try cell.isText() else { throw cell.mismatch(String.self) }
        }
        self = try cell.withBytes(as: String.self) { String(decoding: $0, as: UTF8.self) }
    }
}

extension Cell {
    // An enum's label holds no zero byte; the binary form of a composite, a range or an hstore does.
    @usableFromInline
    func isText() throws -> Bool {
        try withBytes(as: String.self) { !$0.contains(0) }
    }
}

extension Data: PostgresCodable {
    /// The bytes.
    public var postgresValue: PostgresValue { .binary([UInt8](self)) }

    /// Reads a bytea.
    public init(cell: Cell) throws {
        guard cell.type == .bytea else { throw cell.mismatch(Data.self) }
        self = try cell.withBytes(as: Data.self) { Data($0) }
    }
}

extension UUID: PostgresCodable {
    /// The usual text form.
    public var postgresValue: PostgresValue { .text(uuidString) }

    /// Reads a uuid.
    public init(cell: Cell) throws {
        guard cell.type == .uuid, cell.isNull || cell.count == 16 else { throw cell.mismatch(UUID.self) }
        self.init(uuid: try cell.withBytes(as: UUID.self) { $0.loadUnaligned(as: uuid_t.self) })
    }
}
