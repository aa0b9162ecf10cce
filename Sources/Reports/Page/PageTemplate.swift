import Mustache

/// The page templates that the program carries.
enum PageTemplate {
    /// Fills a template; every value is escaped for HTML unless the template says otherwise.
    ///
    /// A template may stand in another one by its name without `.mustache`.
    static func render(_ page: Any, with name: String) throws -> String {
        let templates = try embeddedFiles.map { file in
            (String(file.name.dropLast(".mustache".count)), try MustacheTemplate(string: file.text))
        }
        let library = MustacheLibrary(templates: Dictionary(templates) { $1 })
        return library.render(page, withTemplate: String(name.dropLast(".mustache".count))) ?? ""
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
