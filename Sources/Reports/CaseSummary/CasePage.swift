import Domain

/// What the page templates are filled with: every text as it is printed, escaped by whoever prints it.
struct CasePage {
    let title: String
    let subtitle: String
    let clinic: String
    let asOf: String
    let facts: [Fact]
    let outcomes: [Outcome]
    let chart: String?
    let sections: [Table]

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

extension CasePage {
    /// The page of a summary; `escape` makes a text harmless in the format, `chart` is markup of our own.
    init(_ summary: CaseSummary, chart: String? = nil, escape: (String) -> String = { $0 }) {
        let heading = summary.heading
        title = escape("Case \(heading.caseNumber), \(summary.heelWords)")
        subtitle = escape("\(summary.patient.fields[0].cell.shown) \(heading.person)")
        clinic = escape(heading.clinic)
        asOf = heading.today.description
        facts = summary.course.fields
            .filter { !["case", "side", "clinic", "as_of"].contains($0.key) && !$0.cell.isMissing }
            .map { Fact(label: $0.title, value: escape($0.cell.shown), isWide: $0.key == "complaint") }
        outcomes = summary.pain.map { Outcome($0, isOnly: summary.pain.count == 1, escape) }
        self.chart = chart
        let withheldPain = summary.painWithheld.map {
            [Table(title: "Morning pain", columns: [], rows: [], empty: $0, footer: nil)]
        }
        let pain = summary.pain.filter { !$0.scores.isEmpty }.map { course in
            let title = summary.pain.count == 1 ? "Morning pain" : "Morning pain, \(course.side) heel"
            return Table(title, course.listing, without: ["is_baseline", "after_treatment"], nil, escape)
        }
        let shown = summary.aftermath.filter { $0.key != "other_scores" || !$0.listing.rows.isEmpty }
        let table = { (section: CaseSummary.Section) in
            section.withheld.map { Table(title: section.title, columns: [], rows: [], empty: $0, footer: nil) }
                ?? Table(section.title, section.listing, without: summary.hidden(in: section), section.footer, escape)
        }
        sections = (withheldPain ?? pain) + (summary.care + shown).map(table)
    }
}

extension CasePage.Outcome {
    fileprivate init(_ course: PainCourse, isOnly: Bool, _ escape: (String) -> String) {
        heel = isOnly ? "Morning pain" : "Morning pain, \(course.side) heel"
        before = course.change.map { $0.instrument.value(ofSteps: $0.before).description }
        after = course.change.map { $0.instrument.value(ofSteps: $0.after).description }
        sentence = escape(course.sentence)
        trace = course.trace.map(escape)
    }
}

extension CasePage.Table {
    fileprivate init(
        _ title: String,
        _ listing: Listing,
        without hidden: Set<String>,
        _ footer: String?,
        _ escape: (String) -> String
    ) {
        let shown = listing.narrowed(without: hidden)
        self.title = title
        columns = shown.columns.map { CasePage.Column(title: $0.title, isNumeric: $0.isNumeric) }
        rows = shown.rows.map { row in
            CasePage.Row(
                cells: zip(shown.columns, row).enumerated().map { index, pair in
                    CasePage.Cell(
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
