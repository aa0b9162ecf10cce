import Domain

/// What the page templates are filled with: every text as it is printed, escaped by whoever prints it.
struct PrintedPage {
    let title: String
    let subtitle: String
    let clinic: String
    let asOf: String
    let facts: [Fact]
    let outcomes: [Outcome]
    let chart: PrintedChart?
    let sections: [Table]
    /// Sentences that stand under everything.
    let notes: [String]

    /// A label with its value.
    struct Fact {
        let label: String
        let value: String
        /// Whether it is a text that needs the whole width.
        let isWide: Bool
    }

    /// What became of the morning pain of one heel.
    struct Outcome {
        let heel: String
        let before: String?
        let after: String?
        let sentence: String
        let trace: String?
    }

    /// A table with its heading, or why there is none.
    struct Table {
        let title: String
        let columns: [Column]
        let rows: [Row]
        let empty: String?
        let footer: String?
    }

    struct Column {
        let title: String
        let isNumeric: Bool
    }

    struct Row {
        let cells: [Cell]
    }

    struct Cell {
        let label: String
        let text: String
        let isNumeric: Bool
        let isRecord: Bool
        let isDay: Bool
    }
}

extension PrintedPage.Table {
    /// A table of a listing, without the columns that people do not need and those in which nothing stands.
    init(
        _ title: String,
        _ listing: Listing,
        without hidden: Set<String>,
        _ footer: String?,
        _ escape: (String) -> String
    ) {
        let shown = listing.narrowed(without: hidden)
        self.title = title
        columns = shown.columns.map { PrintedPage.Column(title: $0.title, isNumeric: $0.isNumeric) }
        rows = shown.rows.map { row in
            PrintedPage.Row(
                cells: zip(shown.columns, row).enumerated().map { index, pair in
                    PrintedPage.Cell(
                        label: pair.0.title,
                        text: escape(pair.1.shown),
                        isNumeric: pair.0.isNumeric,
                        isRecord: index == 0,
                        isDay: pair.1.isDay
                    )
                }
            )
        }
        empty = shown.rows.isEmpty ? listing.whenEmpty : nil
        self.footer = footer
    }
}

extension Cell {
    fileprivate var isDay: Bool {
        if case .day = self { true } else { false }
    }
}
