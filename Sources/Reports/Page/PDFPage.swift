/// A page on paper, made by WeasyPrint.
enum PDFPage {
    private static let weasyprint = PageProgram(
        name: "weasyprint",
        package: "weasyprint",
        purpose: "the PDF",
        arguments: ["--encoding", "utf-8", "-", "-"]
    )

    /// The PDF of a page.
    ///
    /// Throws ``ChartError`` where WeasyPrint is missing or fails.
    static func make(of html: String) async throws -> [UInt8] {
        guard let pdf = try await weasyprint.run(html), pdf.starts(with: "%PDF-".utf8) else { throw weasyprint.failed }
        return pdf
    }
}
