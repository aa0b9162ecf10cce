import Tabular

extension ReportDocument {
    /// The document for a terminal, no line wider than it; nil: sentences are not broken, and charts have 80 columns.
    public func text(width: Int?) -> String {
        var parts = [head(width)]
        parts += banners.map { TextTable.paragraph($0.words, width: width) }
        parts += sections.map { section in
            let heading = Self.underlined(section.heading)
            let lead = section.lead.map { TextTable.paragraph($0, width: width) }
            return ([heading + lead.joined()] + section.blocks.map { $0.text(width: width) }).joined(separator: "\n")
        }
        if !notes.isEmpty { parts.append(notes.map { TextTable.paragraph($0, width: width) }.joined(separator: "\n")) }
        return parts.joined(separator: "\n")
    }

    private func head(_ width: Int?) -> String {
        var table = KeyValueTable([("Clinic", clinic), ("As of", asOf)])
        for fact in facts { table.append(fact.label, fact.value) }
        return TextTable.paragraph(title, width: width) + TextTable.paragraph(subtitle, width: width) + "\n"
            + table.rendered(maximumWidth: width)
    }

    private static func underlined(_ heading: String) -> String {
        let shown = TerminalText.harmless(heading)
        return "\(shown)\n\(String(repeating: "═", count: DisplayWidth.of(shown)))\n"
    }
}

extension ReportDocument.Banner {
    /// The sentence, after a word that says how grave it is: a terminal may have no colour.
    var words: String {
        switch self {
        case .warning(let sentence): "WARNING: \(sentence)"
        case .notice(let sentence): "Note: \(sentence)"
        }
    }
}

extension ReportDocument.Block {
    fileprivate func text(width: Int?) -> String {
        switch self {
        case .keyFigures(let figures):
            figures.map { figure in
                let interval = figure.interval.map { " (95 % interval \($0))" } ?? ""
                let value = figure.value ?? "not estimable"
                return TextTable.paragraph("\(figure.label): \(value)\(interval). \(figure.sentence)", width: width)
            }.joined()
        case .table(let table): table.text(width: width)
        case .figure(let figure) where figure.chart.isEmpty: TextTable.paragraph(figure.nothing, width: width)
        case .figure(let figure):
            TextTable.paragraph(figure.caption, width: width) + "\n" + figure.chart.text(width: width)
        case .note(let sentence): TextTable.paragraph(sentence, width: width)
        }
    }
}

extension ReportDocument.Table {
    fileprivate func text(width: Int?) -> String {
        guard !rows.isEmpty else { return TextTable.paragraph("\(caption): \(whenEmpty)", width: width) }
        let head = columns.enumerated().map { index, column in
            TextColumn(column.title, alignment: column.isNumeric ? .right : .left, isFlexible: index == 0)
        }
        let lines = rows.map { row in
            [(row.kind == .part ? "  " : "") + (row.cells.first ?? "")] + row.cells.dropFirst()
        }
        return TextTable.paragraph(caption, width: width) + "\n"
            + TextTable(head, rows: lines).rendered(maximumWidth: width)
            + (footer.map { TextTable.paragraph($0, width: width) } ?? "")
    }
}
