extension ReportDocument {
    /// A chart with what it says in words, and its numbers as a table.
    public struct Figure: Sendable, Equatable {
        let chart: Chart
        let caption: String
        let alternative: String
        let table: Table

        /// Makes a figure.
        ///
        /// - Parameters:
        ///   - chart: what is drawn.
        ///   - caption: what it shows: `Responders by definition, with 95 % intervals`.
        ///   - alternative: what one sees in it, for who does not see it.
        ///   - table: the same numbers.
        public init(_ chart: Chart, caption: String, alternative: String, table: Table) {
            self.chart = chart
            self.caption = caption
            self.alternative = alternative
            self.table = table
        }

        /// What is said in its place where there is nothing to draw.
        var nothing: String { "\(caption): \(table.whenEmpty)" }
    }
}
