import ArgumentParser
import Reports

/// The formats of a report with charts.
enum ReportFormat: String, CaseIterable, ExpressibleByArgument {
    case table, json, csv, html, pdf

    /// A terminal can do nothing with a PDF.
    func refuseTerminal() throws {
        guard self == .pdf, StandardOutput.isTerminal else { return }
        throw ValidationError("A PDF is not for the terminal: send it to a file, as by > report.pdf")
    }
}

extension PrintableReport {
    /// Prints the report.
    func print(as format: ReportFormat) async throws {
        switch format {
        case .table: try StandardOutput.write(text(width: StandardOutput.width))
        case .json: try StandardOutput.write(json())
        case .csv: try StandardOutput.write(csv())
        case .html: try await StandardOutput.write(document.html())
        case .pdf: try await StandardOutput.write(document.pdf())
        }
    }
}
