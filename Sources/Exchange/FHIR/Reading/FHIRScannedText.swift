import Foundation

/// A text between quotes that comes piece by piece.
struct FHIRScannedText: Sendable {
    /// Longer than any name, id or address; of what is longer nothing is looked at.
    private static let maximumBytes = 2_000

    private var bytes: [UInt8] = []

    mutating func begin() { bytes.removeAll(keepingCapacity: true) }

    mutating func add(_ more: Slice<UnsafeBufferPointer<UInt8>>) {
        if bytes.count <= Self.maximumBytes { bytes.append(contentsOf: more) }
    }

    /// The text without its escapes; empty where it is too long or no text.
    var value: String {
        guard bytes.count <= Self.maximumBytes, let text = String(validating: bytes, as: UTF8.self) else { return "" }
        guard bytes.contains(UInt8(ascii: "\\")) else { return text }
        return (try? JSONDecoder().decode(String.self, from: Data("\"\(text)\"".utf8))) ?? ""
    }
}
