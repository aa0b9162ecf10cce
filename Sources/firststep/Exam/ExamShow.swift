import ArgumentParser
import Domain
import Records
import Reports

struct ExamShow: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show an examination with its findings.",
        discussion: """
            Example:
              firststep exam show E-1
            """
    )

    @Argument(
        help: ArgumentHelp("Number of the exam, as in E-1.", valueName: "exam"),
        transform: ExamNumber.init(parsing:)
    )
    var number: ExamNumber

    @OptionGroup var output: OutputOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let sheet = try await desk.show { transaction, clinic in
            let exam = try await ExamRecords(clinic).find(number, in: transaction)
            return Deed(Listings.exam(exam), of: .record(number, of: exam.caseNumber))
        }
        try output.print(sheet)
    }
}
