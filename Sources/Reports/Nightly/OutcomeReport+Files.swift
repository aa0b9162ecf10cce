extension OutcomeReport {
    /// Width of a text file in columns: that of a page.
    private static let pageWidth = 100

    /// The report in every format that it has, as files; its charts are drawn once.
    ///
    /// Throws ``ChartError`` where gnuplot or WeasyPrint is missing.
    public func files() async throws -> [(name: String, bytes: [UInt8])] {
        let page = try await document.html()
        return try await [
            ("outcomes.txt", Array(text(width: Self.pageWidth).utf8)),
            ("outcomes.json", Array(json())),
            ("outcomes.csv", csv()),
            ("outcomes.html", Array(page.utf8)),
            ("outcomes.pdf", ReportDocument.pdf(of: page)),
        ]
    }
}
