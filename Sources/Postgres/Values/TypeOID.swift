/// The number of a type in the server's `pg_type`.
///
/// The numbers named here are fixed in PostgreSQL's `pg_type.dat`; those from 16384 on belong to types made in a database.
public struct TypeOID: RawRepresentable, Hashable, Sendable {
    /// The number.
    public let rawValue: UInt32

    /// Takes a number.
    @inlinable
    public init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    @inlinable
    init(_ rawValue: UInt32) {
        self.rawValue = rawValue
    }

    /// The first number given to types made in a database: enums, domains over arrays, extensions' types.
    @inlinable public var isMadeInDatabase: Bool { rawValue >= 16_384 }
}

extension TypeOID {
    @inlinable static var bool: TypeOID { TypeOID(16) }
    @inlinable static var bytea: TypeOID { TypeOID(17) }
    @inlinable static var char: TypeOID { TypeOID(18) }
    @inlinable static var name: TypeOID { TypeOID(19) }
    @inlinable static var int8: TypeOID { TypeOID(20) }
    @inlinable static var int2: TypeOID { TypeOID(21) }
    @inlinable static var int4: TypeOID { TypeOID(23) }
    @inlinable static var text: TypeOID { TypeOID(25) }
    @inlinable static var oid: TypeOID { TypeOID(26) }
    @inlinable static var json: TypeOID { TypeOID(114) }
    @inlinable static var xml: TypeOID { TypeOID(142) }
    @inlinable static var float4: TypeOID { TypeOID(700) }
    @inlinable static var float8: TypeOID { TypeOID(701) }
    @inlinable static var unknown: TypeOID { TypeOID(705) }
    @inlinable static var bpchar: TypeOID { TypeOID(1042) }
    @inlinable static var varchar: TypeOID { TypeOID(1043) }
    @inlinable static var date: TypeOID { TypeOID(1082) }
    @inlinable static var timestamp: TypeOID { TypeOID(1114) }
    @inlinable static var timestamptz: TypeOID { TypeOID(1184) }
    @inlinable static var numeric: TypeOID { TypeOID(1700) }
    @inlinable static var void: TypeOID { TypeOID(2278) }
    @inlinable static var uuid: TypeOID { TypeOID(2950) }
    @inlinable static var jsonb: TypeOID { TypeOID(3802) }
}

extension TypeOID: CustomStringConvertible {
    /// The type's name in PostgreSQL where it is a built-in one that is read here, else its number.
    public var description: String {
        Self.names[self] ?? "type \(rawValue)"
    }

    /// Whether it is one of the built-in types that are read here, none of which is an array.
    var isScalar: Bool { Self.names[self] != nil }

    private static let names: [TypeOID: String] = [
        .bool: "bool", .bytea: "bytea", .char: "\"char\"", .name: "name", .int8: "int8", .int2: "int2", .int4: "int4",
        .text: "text", .oid: "oid", .json: "json", .xml: "xml", .float4: "float4", .float8: "float8",
        .unknown: "unknown", .bpchar: "bpchar", .varchar: "varchar", .date: "date", .timestamp: "timestamp",
        .timestamptz: "timestamptz", .numeric: "numeric", .void: "void", .uuid: "uuid", .jsonb: "jsonb",
    ]
}
