extension OutcomeReport {
    /// Width of a text file in columns: that of a page.
    private static let pageWidth = 100

    /// The report in every format that it has, as files.
    public func files() throws -> [(name: String, bytes: [UInt8])] {
        [
            ("outcomes.txt", Array(text(width: Self.pageWidth).utf8)),
            ("outcomes.json", Array(try json())),
            ("outcomes.csv", csv()),
        ]
    }
}
