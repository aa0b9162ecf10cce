extension PostgresNumeric: PostgresCodable {
    /// The digits.
    public var postgresValue: PostgresValue { .text(description) }

    /// Reads a numeric, or an integer of any width; NaN, an infinity and more than 128 bits throw.
    ///
    /// Layout of a numeric: the number of groups, the weight of the first, sign, scale, then the groups of four decimal
    /// digits, each two bytes; see `numeric_send` in PostgreSQL.
    public init(cell: Cell) throws {
        switch cell.type {
        case .numeric: self = try cell.withBytes(as: Self.self) { try Self(groups: $0, cell: cell) }
        case .int2, .int4, .int8: self.init(try Int(cell: cell))
        default: throw cell.mismatch(Self.self)
        }
    }

    private init(groups bytes: UnsafeRawBufferPointer, cell: Cell) throws {
        func field(_ index: Int) -> Int {
            Int(Int16(bigEndian: bytes.loadUnaligned(fromByteOffset: 2 * index, as: Int16.self)))
        }
        guard bytes.count >= 8, bytes.count == 8 + 2 * field(0), let sign = Sign(rawValue: field(2)) else {
            throw cell.mismatch(Self.self, reason: "not a finite number")
        }
        let weight = field(1)
        let scale = field(3)
        var unscaled: Int128 = 0
        // The last group of four may reach beyond the scale; its surplus digits are zeros.
        for index in 0..<max(field(0), weight + 1 + (scale + 3) / 4) {
            let group = index < field(0) ? field(4 + index) : 0
            let behindPoint = 4 * (index - weight)
            if behindPoint - scale >= 4 { break }
            let surplus = max(0, behindPoint - scale)
            let shift = Self.powers[4 - surplus]
            let digits = Int128(group / Int(Self.powers[surplus]))
            guard let next = Self.appended(sign == .negative ? -digits : digits, to: unscaled, times: shift) else {
                throw cell.mismatch(Self.self, reason: "more than 128 bits")
            }
            unscaled = next
        }
        guard let value = Self(unscaled: unscaled, scale: scale) else { throw cell.mismatch(Self.self) }
        self = value
    }

    private static let powers: [Int128] = [1, 10, 100, 1_000, 10_000]
}

private enum Sign: Int {
    case positive = 0
    case negative = 0x4000
}
