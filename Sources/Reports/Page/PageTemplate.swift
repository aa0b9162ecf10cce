import Mustache

/// The page templates that the program carries.
enum PageTemplate {
    /// Fills a template; every value is escaped for HTML unless the template says otherwise.
    static func render(_ page: Any, with name: String) throws -> String {
        let text = embeddedFiles.first { $0.name == name }?.text
        return try MustacheTemplate(string: text ?? "").render(page)
    }
}

/// Text that somebody typed, in Markdown.
enum MarkdownText {
    /// The text with every mark that Markdown or HTML would read as its own made plain, on one line.
    static func escaped(_ text: String) -> String {
        text.reduce(into: "") { result, character in
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case "\\", "|", "*", "_", "`", "[", "]", "#", ">", "~", "!": result += "\\\(character)"
            case _ where character.isNewline: result += " "
            default: result.append(character)
            }
        }
    }
}
