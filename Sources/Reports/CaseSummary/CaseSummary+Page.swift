extension CaseSummary {
    /// One self-contained page, light or dark as the reader's screen is, for the printer and for a phone.
    ///
    /// Throws ``ChartError`` where there are scores to draw and gnuplot is missing.
    public func html() async throws -> String {
        let chart = try await PainChart(pain)?.printed()
        return try PageTemplate.render(PrintedPage(self, chart: chart), with: "page.html.mustache")
    }

    /// The same page on paper.
    ///
    /// Throws ``ChartError`` where gnuplot or WeasyPrint is missing.
    public func pdf() async throws -> [UInt8] {
        try await PDFPage.make(of: html())
    }

    /// Markdown with tables, for a note or a letter.
    public func markdown() throws -> String {
        try PageTemplate.render(PrintedPage(self, escape: MarkdownText.escaped), with: "page.md.mustache")
    }
}
