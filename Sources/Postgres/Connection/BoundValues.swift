/// The values of a statement laid out as libpq takes them.
struct BoundValues {
    private var bytes: [UInt8] = []
    private var starts: [Int?] = []
    private var lengths: [Int32] = []
    private var formats: [Int32] = []

    init(_ values: [PostgresValue]) throws(PostgresError) {
        // The protocol counts parameters in 16 bits.
        guard values.count <= 65_535 else { throw Self.unencodable("more than 65535 values in one statement") }
        for (index, value) in values.enumerated() {
            try append(value, number: index + 1)
        }
    }

    private mutating func append(_ value: PostgresValue, number: Int) throws(PostgresError) {
        switch value {
        case .null:
            starts.append(nil)
            lengths.append(0)
            formats.append(0)
        case .text(let text):
            starts.append(bytes.count)
            let before = bytes.count
            bytes.append(contentsOf: text.utf8)
            // libpq ends a text at its first zero byte: the rest would be lost in silence.
            guard !bytes[before...].contains(0) else { throw Self.unencodable("value \(number) holds U+0000") }
            bytes.append(0)
            lengths.append(0)
            formats.append(0)
        case .binary(let data):
            starts.append(bytes.count)
            bytes.append(contentsOf: data)
            // An empty value must still have an address of its own.
            bytes.append(0)
            lengths.append(Int32(data.count))
            formats.append(1)
        case .unencodable(let typeName):
            throw Self.unencodable("value \(number), a \(typeName), cannot be written")
        }
    }

    private static func unencodable(_ text: String) -> PostgresError {
        PostgresError(.unencodable, text)
    }

    /// Lends what `PQsendQueryParams` and its like take: count, values, lengths, formats.
    func withPointers<R>(
        _ body: (Int32, UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?) -> R
    ) -> R {
        bytes.withUnsafeBytes { buffer in
            let pointers = starts.map { start in
                start.flatMap { buffer.baseAddress?.advanced(by: $0).assumingMemoryBound(to: CChar.self) }
            }
            return pointers.withUnsafeBufferPointer { pointers in
                lengths.withUnsafeBufferPointer { lengths in
                    formats.withUnsafeBufferPointer { formats in
                        body(Int32(starts.count), pointers.baseAddress, lengths.baseAddress, formats.baseAddress)
                    }
                }
            }
        }
    }
}
