extension ReportDocument {
    /// One self-contained page with its charts, light or dark as the reader's screen is, for a desk, a phone and the printer.
    ///
    /// Throws ``ChartError`` where there are charts to draw and gnuplot is missing.
    public func html() async throws -> String {
        let figures = sections.flatMap(\.blocks).compactMap { block in
            if case .figure(let figure) = block, !figure.chart.isEmpty { figure } else { nil }
        }
        let charts = try await PrintedChart.draw(
            figures.map { figure in
                PrintedChart.Order(
                    drawing: figure.chart.drawing,
                    legend: figure.chart.legend,
                    alternative: figure.alternative
                )
            }
        )
        return try PageTemplate.render(printed(charts), with: "report.html.mustache")
    }

    /// The same page on paper.
    ///
    /// Throws ``ChartError`` where gnuplot or WeasyPrint is missing.
    public func pdf() async throws -> [UInt8] {
        try await PDFPage.make(of: html())
    }

    private func printed(_ charts: [PrintedChart]) -> PrintedReport {
        var rest = charts[...]
        return PrintedReport(
            title: title,
            subtitle: subtitle,
            clinic: clinic,
            asOf: asOf,
            facts: facts.map { PrintedReport.Fact(label: $0.label, value: $0.value) },
            hasFacts: !facts.isEmpty,
            banners: banners.map(PrintedReport.Banner.init),
            sections: sections.map { section in
                PrintedReport.Section(
                    id: section.id,
                    heading: section.heading,
                    lead: section.lead,
                    blocks: section.blocks.map { PrintedReport.Block($0, &rest) }
                )
            },
            notes: notes,
            hasNotes: !notes.isEmpty
        )
    }
}

extension PrintedReport.Banner {
    fileprivate init(_ banner: ReportDocument.Banner) {
        switch banner {
        case .warning(let sentence): (isWarning, self.sentence) = (true, sentence)
        case .notice(let sentence): (isWarning, self.sentence) = (false, sentence)
        }
    }
}

extension PrintedReport.Block {
    /// A figure takes the next of the charts, which were drawn in the order of the figures.
    fileprivate init(_ block: ReportDocument.Block, _ charts: inout ArraySlice<PrintedChart>) {
        switch block {
        case .keyFigures(let figures):
            keys = figures.map {
                PrintedReport.Key(label: $0.label, value: $0.value, interval: $0.interval, sentence: $0.sentence)
            }
            hasKeys = !keys.isEmpty
        case .table(let table):
            self.table = PrintedTable(table)
            if self.table == nil { note = "\(table.caption): \(table.whenEmpty)" }
        case .figure(let figure) where figure.chart.isEmpty: note = figure.nothing
        case .figure(let figure):
            if let chart = charts.popFirst() { self.figure = PrintedReport.Figure(figure, chart) }
        case .note(let sentence): note = sentence
        }
    }
}

extension PrintedReport.Figure {
    fileprivate init(_ figure: ReportDocument.Figure, _ chart: PrintedChart) {
        figureCaption = figure.caption
        wideDrawing = chart.wideDrawing
        narrowDrawing = chart.narrowDrawing
        legend = chart.legend
        hasLegend = chart.hasLegend
        figureTable = PrintedTable(figure.table)
        figureEmpty = figureTable == nil ? figure.table.whenEmpty : nil
    }
}
