/// The end of a clinic's chain at a moment, to be kept where nobody of the database's can change it.
///
/// Whoever rewrites the log, and all digests with it, cannot rewrite an anchor that lies elsewhere.
public struct AuditAnchor: Hashable, Sendable {
    /// The clinic.
    public let clinic: ClinicCode
    /// Number of the last event; 0 of a log without any.
    public let event: Int64
    /// When the last event was logged; nil of a log without any.
    public let occurredAt: Moment?
    /// Digest of the last event.
    public let digest: HexDigest

    /// An anchor.
    public init(clinic: ClinicCode, event: Int64, occurredAt: Moment?, digest: HexDigest) {
        self.clinic = clinic
        self.event = event
        self.occurredAt = occurredAt
        self.digest = digest
    }

    private static let format = "firststep-audit-anchor-1"
}

extension AuditAnchor: CustomStringConvertible {
    /// One line, so that a file can hold an anchor a day: format, clinic, event, moment or `-`, digest.
    public var description: String {
        "\(Self.format) \(clinic) \(event) \(occurredAt?.description ?? "-") \(digest)"
    }
}

extension AuditAnchor: Parsable {
    /// Reads one line.
    public init(parsing text: String) throws {
        let parts = text.split(separator: " ").map(String.init)
        guard parts.count == 5, parts[0] == Self.format, let event = Int64(parts[2]), event >= 0 else {
            throw InvalidInput("this is no line of: firststep audit anchor")
        }
        self.init(
            clinic: try ClinicCode(parsing: parts[1]),
            event: event,
            occurredAt: parts[3] == "-" ? nil : try Moment(parsing: parts[3]),
            digest: try HexDigest(parsing: parts[4])
        )
    }

    /// Reads a file of anchors, a line each; throws ``InvalidInput`` naming the line that is none, or where there is none.
    public static func all(in text: String) throws -> [AuditAnchor] {
        var anchors: [AuditAnchor] = []
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (index, line) in lines.enumerated() where !line.allSatisfy({ $0 == " " }) {
            do {
                anchors.append(try AuditAnchor(parsing: String(line)))
            } catch let error as InvalidInput {
                throw InvalidInput("line \(index + 1): \(error)")
            }
        }
        guard !anchors.isEmpty else { throw InvalidInput("there is no anchor in it") }
        return anchors
    }
}
