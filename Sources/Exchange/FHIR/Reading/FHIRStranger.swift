/// A file that is no FHIR in JSON, by its first bytes.
enum FHIRStranger {
    /// What it is, and what would be right; nothing of its content.
    static func words(of bytes: some Collection<UInt8>) -> String {
        let start = Array(bytes.prefix(4_096))
        if start.starts(with: [0x1F, 0x8B]) || start.starts(with: Array("PK".utf8)) {
            return "the file is compressed; unpack it first"
        }
        if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) || start.contains(0) {
            return "the file is not UTF-8 text; save it as UTF-8"
        }
        switch start.first {
        case UInt8(ascii: "<"): return "the file is XML; FHIR is read as JSON"
        case UInt8(ascii: "["):
            return "the file is a list; FHIR is a bundle, a resource, or one resource a line (NDJSON)"
        default:
            return isTable(start) ? table : "the file is not JSON, as FHIR is: it begins with something else than {"
        }
    }

    private static let table = """
        the file is a table and not FHIR; import it with: firststep import patients, cases, sessions or scores
        """

    /// Whether the first line has columns.
    private static func isTable(_ start: [UInt8]) -> Bool {
        start.prefix { $0 != UInt8(ascii: "\n") }.contains { byte in
            [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")].contains(byte)
        }
    }
}
