import ArgumentParser
import Domain
import Records
import Reports

struct CaseSummaryCommand: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "summary",
        abstract: "Show everything on a case: findings, imaging, care, treatment, outcome, charges.",
        discussion: """
            The page of html is one file with its chart, light or dark, and ready for the printer; pdf is that page on paper.

            Examples:
              firststep case summary C-1001
              firststep case summary C-1001 --format html > C-1001.html
              firststep case summary C-1001 --format pdf > C-1001.pdf
            """
    )

    @OptionGroup var target: CaseArgument

    @Option(help: "How to print: table, json, md, html or pdf.")
    var format: PageFormat = .table

    @OptionGroup var database: DatabaseOptions

    func validate() throws {
        try format.refuseTerminal()
    }

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
        case .pdf: try await StandardOutput.write(summary.pdf())
        }
    }
}
