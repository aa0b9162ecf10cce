/// SQL text together with the values bound to it.
///
/// Written as a string literal; whatever is interpolated is sent apart from the text and can never become part of it:
///
///     let sql: SQL = "SELECT name FROM staff WHERE id = \(id)"
///
/// Another `SQL` interpolated is spliced in with its values renumbered. `\(identifier:)` quotes a name, `\(literal:)`
/// writes a value as a quoted literal for the few commands that take no parameters, and `\(unescaped:)` is raw text.
public struct SQL: Sendable {
    enum Piece: Sendable {
        case text(String)
        case value(PostgresValue)
    }

    var pieces: [Piece]

    init(pieces: [Piece]) {
        self.pieces = pieces
    }

    /// Takes text as it is.
    ///
    /// The text must come from the program, never from a person.
    public init(unescaped text: String) {
        pieces = [.text(text)]
    }

    /// The text as the server receives it, values as `$1`, `$2` and so on.
    public var text: String {
        render().text
    }

    /// The values, in the order of their numbers.
    public var values: [PostgresValue] {
        render().values
    }

    func render() -> (text: String, values: [PostgresValue]) {
        var text = ""
        var values: [PostgresValue] = []
        for piece in pieces {
            switch piece {
            case .text(let part):
                text += part
            case .value(let value):
                values.append(value)
                text += "$\(values.count)"
            }
        }
        return (text, values)
    }
}

extension SQL {
    /// Puts one piece of SQL after another.
    public static func + (left: SQL, right: SQL) -> SQL {
        SQL(pieces: left.pieces + right.pieces)
    }

    /// Appends a piece of SQL.
    public static func += (left: inout SQL, right: SQL) {
        left.pieces += right.pieces
    }
}

extension SQL: CustomStringConvertible, CustomDebugStringConvertible {
    /// The text without the values.
    public var description: String { text }

    /// The text and the values; not for logs.
    public var debugDescription: String {
        "\(text) \(values)"
    }
}

extension Sequence<SQL> {
    /// Joins pieces of SQL with another between each two.
    public func joined(separator: SQL) -> SQL {
        var joined = SQL(pieces: [])
        for (index, element) in enumerated() {
            if index > 0 { joined += separator }
            joined += element
        }
        return joined
    }
}
