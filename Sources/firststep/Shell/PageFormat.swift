import ArgumentParser

/// The formats of a page.
enum PageFormat: String, CaseIterable, ExpressibleByArgument {
    case table, json, md, html, pdf

    /// A terminal can do nothing with a PDF.
    func refuseTerminal() throws {
        guard self == .pdf, StandardOutput.isTerminal else { return }
        throw ValidationError("A PDF is not for the terminal: send it to a file, as by > page.pdf")
    }
}
