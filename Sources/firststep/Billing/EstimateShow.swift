import ArgumentParser
import Domain
import Records
import Reports

struct EstimateShow: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show an estimate, or print it for the patient.",
        discussion: """
            Examples:
              firststep billing estimate show G-1
              firststep billing estimate show G-1 --format html > G-1.html
              firststep billing estimate show G-1 --format pdf > G-1.pdf
            """
    )

    @Argument(help: "Number of the estimate, as in G-1.", transform: EstimateNumber.init(parsing:))
    var number: EstimateNumber

    @Option(help: "How to print: table, json, md, html or pdf.")
    var format: PageFormat = .table

    @OptionGroup var database: DatabaseOptions

    func validate() throws {
        try format.refuseTerminal()
    }

    func run(at desk: Desk) async throws {
        let sheet = try await desk.show { transaction, clinic in
            let estimate = try await EstimateRecords(clinic).find(number, in: transaction)
            let sheet = try await EstimateSheet(EstimateFile.read(estimate, of: clinic, in: transaction))
            return Deed(sheet, of: .record(number, of: estimate.caseNumber))
        }
        switch format {
        case .table: try StandardOutput.write(sheet.text(width: StandardOutput.width))
        case .json: try StandardOutput.write(sheet.json())
        case .md: try StandardOutput.write(sheet.markdown())
        case .html: try StandardOutput.write(sheet.html())
        case .pdf: try await StandardOutput.write(sheet.pdf())
        }
    }
}
