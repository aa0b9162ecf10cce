extension String {
    /// The text without the blanks at its end.
    var withoutTrailingBlanks: String {
        let scalars = unicodeScalars
        return scalars.lastIndex { $0 != " " }.map { String(scalars[...$0]) } ?? ""
    }
}
