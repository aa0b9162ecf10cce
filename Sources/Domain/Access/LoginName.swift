/// The name by which a person signs in: a role of the database's server, and on the private server their account's name.
public struct LoginName: RawRepresentable, Hashable, Sendable {
    /// The name.
    public let rawValue: String

    /// Takes a name as stored.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}

extension LoginName: CustomStringConvertible {
    /// The name.
    public var description: String { rawValue }
}

extension LoginName: Parsable {
    /// Refuses the program's and PostgreSQL's own names, and characters that a configuration file, a socket's peer or a
    /// terminal would misread.
    public init(parsing text: String) throws {
        let allowed = text.unicodeScalars.allSatisfy { scalar in
            scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || "._-@$".unicodeScalars.contains(scalar)
        }
        // 63 bytes: PostgreSQL cuts longer names, and two of them could become one.
        let fits = !text.isEmpty && text.utf8.count <= 63 && allowed && !text.hasPrefix("-")
        let isReserved = text.hasPrefix("firststep_") || text.hasPrefix("pg_") || ["public", "none"].contains(text)
        guard fits, !isReserved else {
            throw InvalidInput(
                "\"\(text.filter { !$0.isNewline })\" cannot be a login: 1 to 63 letters, digits and . _ - @ $, "
                    + "and not beginning with firststep_ or pg_"
            )
        }
        rawValue = text
    }
}
