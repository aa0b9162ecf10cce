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
            let exam = try await exams.find(number, in: transaction)
            let subject = AuditSubject.record(number, of: exam.caseNumber)
            return try Deed(changing: Listings.exam(exam), of: subject, reason: void.reason)
        }
        try output.print(sheet)
    }
}
