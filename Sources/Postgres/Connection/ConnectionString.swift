import CLibPQ

/// A connection string or URI as libpq takes it, read before it is used.
///
/// libpq's words about a string that it cannot read quote it, and about one that it misreads they quote a part of it as
/// a host, a port or a database: in both the part may be a password. So what can be misread is no connection string here.
public struct ConnectionString: Sendable {
    /// Whether a password stands in it.
    public let holdsPassword: Bool

    /// Reads a string; nil where libpq cannot, or could take a part of a password for something else.
    public init?(_ text: String) {
        let isURI = text.hasPrefix("postgres://") || text.hasPrefix("postgresql://")
        guard isURI || text.contains("=") else {
            // Anything else is the name of a database to libpq, a URI with a slip of the pen included.
            guard !text.contains(where: { ":@/".contains($0) }) else { return nil }
            holdsPassword = false
            return
        }
        guard !isURI || Self.isEncoded(text), let options = Self.options(of: text) else { return nil }
        guard options.allSatisfy({ $0.keyword != "port" || $0.value.allSatisfy("0123456789,".contains) }) else {
            return nil
        }
        holdsPassword = options.contains { $0.isSecret && !$0.value.isEmpty }
    }

    /// Whether an @ of a URI can only be the one before the host, and a / before it none of a password.
    private static func isEncoded(_ uri: String) -> Bool {
        let parts = uri.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 1 || parts.count == 2 && parts[0].count(where: { $0 == "/" }) == 2
    }

    private struct Option {
        let keyword: String
        let value: String
        let isSecret: Bool
    }

    /// What the string sets, or nil where libpq cannot read it.
    private static func options(of text: String) -> [Option]? {
        var message: UnsafeMutablePointer<CChar>?
        let parsed = PQconninfoParse(text, &message)
        defer {
            PQconninfoFree(parsed)
            PQfreemem(message)
        }
        guard var entry = parsed else { return nil }
        var options: [Option] = []
        while let keyword = entry.pointee.keyword {
            if let value = entry.pointee.val {
                // libpq marks what a form on the screen has to hide by a star.
                let isSecret = entry.pointee.dispchar.map { String(cString: $0) } == "*"
                options.append(
                    Option(keyword: String(cString: keyword), value: String(cString: value), isSecret: isSecret)
                )
            }
            entry += 1
        }
        return options
    }
}
