import Domain
import Tabular

extension CaseSummary {
    /// For the terminal; `width` is the terminal's, nil where lines may be as long as they are.
    public func text(width: Int?) -> String {
        let parts =
            [header(width)] + care.map { text(of: $0, width) } + [painText(width)]
            + aftermath.filter { $0.key != "other_scores" || !$0.listing.rows.isEmpty }.map { text(of: $0, width) }
        return parts.joined(separator: "\n")
    }

    private func header(_ width: Int?) -> String {
        var table = KeyValueTable([("Case", "\(heading.caseNumber), \(heelWords)")])
        table.append("Patient", "\(patient.fields[0].cell.shown) \(heading.person)")
        for field in course.fields where !["case", "side"].contains(field.key) && !field.cell.isMissing {
            table.append(field.title, field.cell.shown)
        }
        for course in pain {
            table.append(pain.count == 1 ? "Morning pain" : "Pain, \(course.side)", course.sentence)
        }
        return table.rendered(maximumWidth: width)
    }

    private func text(of section: Section, _ width: Int?) -> String {
        if let withheld = section.withheld { return "\(section.title): \(withheld)\n" }
        guard !section.listing.rows.isEmpty else { return "\(section.title): \(section.listing.whenEmpty)\n" }
        let table = section.listing.narrowed(without: hidden(in: section)).text(width: width)
        return "\(section.title)\n\n\(table)" + (section.footer.map { "\n\($0)\n" } ?? "")
    }

    private func painText(_ width: Int?) -> String {
        if let painWithheld { return "Morning pain: \(painWithheld)\n" }
        let heels = pain.map { course -> String in
            let title = pain.count == 1 ? "Morning pain" : "Morning pain, \(course.side) heel"
            guard !course.scores.isEmpty else { return "\(title): \(course.sentence)\n" }
            let table = course.chart.narrowed().text(width: width)
            let words = "\(course.sentence)\n" + (course.trace.map { "(\($0))\n" } ?? "")
            return "\(title), 0-\(course.scores[0].instrument.maximum)\n\n\(table)\n\(words)"
        }
        return heels.joined(separator: "\n")
    }
}
