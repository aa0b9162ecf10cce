/// Keeps passwords out of what is said: a mistyped command is answered with the words that were typed.
enum Secrets {
    /// A text in which a database's URI that may hold a password ends after its scheme, and no password has a value.
    static func hidden(in text: String) -> String {
        text.replacing(/(?i)(postgres(?:ql)?:\/\/)[^\s'"]*[:%][^\s'"]*/) { "\($0.1)..." }
            .replacing(/(?i)(password\s*=\s*)('[^']*'|[^\s'"]+)/) { "\($0.1)..." }
    }
}
