/// One numbered step of the schema: a file `0001_name.sql` of `Schema/`, carried inside the program.
public struct Migration: Sendable, Equatable {
    /// Its number; the steps count from 1 without gaps.
    public let version: Int
    /// What it is called, without number and suffix.
    public let name: String
    /// Its SQL.
    public let text: String

    /// The file that it was read from.
    public var file: String {
        let digits = String(version)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + "\(digits)_\(name).sql"
    }

    /// Reads a file's name; nil if it is not a migration's.
    init?(file: String, text: String) {
        guard file.hasSuffix(".sql") else { return nil }
        let stem = file.dropLast(4)
        let digits = stem.prefix { $0.isASCII && $0.isNumber }
        let rest = stem.dropFirst(digits.count)
        guard digits.count == 4, let version = Int(digits), rest.first == "_", rest.count > 1 else { return nil }
        self.version = version
        self.name = String(rest.dropFirst())
        self.text = text
    }
}
