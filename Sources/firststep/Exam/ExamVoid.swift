import ArgumentParser
import Domain
import Records
import Reports

struct ExamVoid: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "void",
        abstract: "Strike an examination and its findings; it stays readable.",
        discussion: """
            Example:
              firststep exam void E-1 --reason "recorded on the wrong case"
            """
    )

    @Argument(
        help: ArgumentHelp("Number of the exam, as in E-1.", valueName: "exam"),
        transform: ExamNumber.init(parsing:)
    )
    var number: ExamNumber

    @OptionGroup var void: VoidOptions

    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let sheet = try await desk.change(change) { transaction, clinic in
            let exams = ExamRecords(clinic)
            try await exams.void(number, reason: void.reason, in: transaction)
            return try await Listings.exam(exams.find(number, in: transaction))
        }
        try output.print(sheet)
    }
}
