import Domain

/// A resource whose end has not come.
struct FHIRDraft: Sendable {
    private let wanted: String
    private(set) var line = 0
    var type: String?
    var id: String?
    private var bytes: [UInt8] = []

    /// One that keeps its bytes to the end if it is of a type.
    init(keeping type: String) {
        wanted = type
    }

    mutating func begin(on line: Int) {
        (self.line, type, id) = (line, nil, nil)
        bytes.removeAll(keepingCapacity: true)
    }

    /// Takes bytes; false where it grows too long.
    mutating func add(_ more: Slice<UnsafeBufferPointer<UInt8>>, atMost limit: Int) -> Bool {
        guard bytes.count + more.count <= limit else { return false }
        bytes.append(contentsOf: more)
        return true
    }

    /// The whole resource; throws ``InvalidInput`` where it is none, or no UTF-8.
    func complete() throws -> FHIRFound {
        guard let type else { throw InvalidInput("line \(line): an object without resourceType is no FHIR resource") }
        // Most are ASCII, and to see that is much faster than to validate.
        if !bytes.allSatisfy({ $0 < 0x80 }), String(validating: bytes, as: UTF8.self) == nil { throw notUTF8() }
        return FHIRFound(line: line, type: type, id: id, fullURL: nil, bytes: type == wanted ? bytes : [])
    }

    /// Names the line of the bad byte: no byte of a UTF-8 sequence equals a line feed.
    private func notUTF8() -> InvalidInput {
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let good = lines.prefix { String(validating: $0, as: UTF8.self) != nil }.count
        return InvalidInput("line \(line + good): not UTF-8; save the file as UTF-8")
    }
}
