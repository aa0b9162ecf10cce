import ArgumentParser
import Domain
import Records
import Reports

/// The formats of a page.
enum PageFormat: String, CaseIterable, ExpressibleByArgument {
    case table, json, md, html
}

struct CaseSummaryCommand: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "summary",
        abstract: "Show everything on a case: findings, imaging, care, treatment, outcome, charges.",
        discussion: """
            The page of html is one file with its chart, light or dark, and ready for the printer.

            Examples:
              firststep case summary C-1001
              firststep case summary C-1001 --format html > C-1001.html
            """
    )

    @OptionGroup var target: CaseArgument

    @Option(help: "How to print: table, json, md or html.")
    var format: PageFormat = .table

    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let summary = try await desk.show { transaction, clinic in
            let file = try await CaseFile.read(target.number, of: clinic, in: transaction)
            return Deed(CaseSummary(file), of: .case(target.number))
        }
        switch format {
        case .table: try StandardOutput.write(summary.text(width: StandardOutput.width))
        case .json: try StandardOutput.write(summary.json())
        case .md: try StandardOutput.write(summary.markdown())
        case .html: try await StandardOutput.write(summary.html())
        }
    }
}
