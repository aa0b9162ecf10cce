import ArgumentParser
import Domain
import Records
import Reports

struct ExamList: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the examinations of a case by day.",
        discussion: """
            Example:
              firststep exam list C-1001
            """
    )

    @OptionGroup var target: CaseArgument

    @OptionGroup var output: OutputOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let listing = try await desk.show { transaction, clinic in
            let entry = try await CaseRecords(clinic).find(target.number, in: transaction)
            let exams = try await ExamRecords(clinic).list(of: entry.number, in: transaction)
            return Deed(Listings.exams(exams), of: .case(target.number))
        }
        try output.print(listing)
    }
}
