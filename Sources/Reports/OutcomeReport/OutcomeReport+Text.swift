import Foundation

extension OutcomeReport: Presentable {
    /// The report for a terminal.
    public func text(width: Int?) -> String {
        document.text(width: width)
    }

    /// One object; keys in `snake_case`, what is not known as null, and at its end the digest of everything else.
    public func json() throws -> Data {
        try JSONText.encode(SealedReport(self))
    }
}
