import Foundation

/// What libpq says of a connection it could not make: the words, and the SQLSTATE if a server spoke.
///
/// Such a message names hosts, roles and databases, which may be shown, and never a password (see ``ConnectionString``).
struct ConnectionRefusal: Equatable {
    let text: String
    let sqlState: SQLState?

    /// Reads `connection to server ... failed: FATAL:  3D000: database "x" does not exist\nLOCATION: ...`.
    init(_ message: String) {
        let lines = message.split(separator: "\n").filter { line in
            !line.hasPrefix("LOCATION:") && !line.contains(Self.badAdvice)
        }
        let joined = lines.map { String($0.drop { $0 == " " || $0 == "\t" }) }.joined(separator: "; ")
        var state: SQLState?
        var parts: [String] = []
        // After two spaces the severity is over; a SQLSTATE is five capitals or digits before a colon.
        for part in joined.components(separatedBy: ":  ") {
            let code = part.prefix(5)
            if !parts.isEmpty, code.count == 5, part.dropFirst(5).hasPrefix(": "),
                code.allSatisfy({ $0.isASCII && ($0.isUppercase || $0.isNumber) })
            {
                state = SQLState(rawValue: String(code))
                parts.append(String(part.dropFirst(7)))
            } else {
                parts.append(part)
            }
        }
        let words = parts.joined(separator: ": ")
        text = words.contains(Self.unverified) ? "\(words); \(Self.unverifiedBecause)" : words
        sqlState = state
    }

    /// What libpq says where there is no root certificate: to trust any server.
    private static let badAdvice = "change sslmode to disable"
    private static let unverified = "certificate verify failed"
    private static let unverifiedBecause =
        "its certificate has expired, or no authority in the root certificate signed it (sslrootcert, "
        + "else ~/.postgresql/root.crt)"
}
