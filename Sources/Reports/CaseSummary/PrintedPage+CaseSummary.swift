import Domain

extension PrintedPage {
    /// The page of a summary; `escape` makes a text harmless in the format, `chart` is drawn already.
    init(_ summary: CaseSummary, chart: PrintedChart? = nil, escape: (String) -> String = { $0 }) {
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
        notes = []
    }
}

extension PrintedPage.Outcome {
    fileprivate init(_ course: PainCourse, isOnly: Bool, _ escape: (String) -> String) {
        heel = isOnly ? "Morning pain" : "Morning pain, \(course.side) heel"
        before = course.change.map { $0.instrument.value(ofSteps: $0.before).description }
        after = course.change.map { $0.instrument.value(ofSteps: $0.after).description }
        sentence = escape(course.sentence)
        trace = course.trace.map(escape)
    }
}
