import Foundation

/// A report that is also a document, which becomes a page and a PDF.
public protocol PrintableReport: Presentable {
    /// The report as people read it.
    var document: ReportDocument { get }
}

extension PrintableReport {
    /// The report for a terminal.
    public func text(width: Int?) -> String {
        document.text(width: width)
    }
}

extension OutcomeReport: PrintableReport {
    /// One object; keys in `snake_case`, what is not known as null, and at its end the digest of everything else.
    public func json() throws -> Data {
        try JSONText.encode(SealedReport(self))
    }
}
