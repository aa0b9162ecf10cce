import ArgumentParser
import Domain
import Records
import Reports

struct CheckInList: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List what a patient reported of the heels of a case, by day.",
        discussion: """
            Example:
              firststep checkin list C-1001
            """
    )

    @OptionGroup var target: CaseArgument
    @OptionGroup var output: OutputOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let listing = try await desk.show { transaction, clinic in
            try await KnownCase.require(target.number, of: clinic, in: transaction)
            let checkIns = try await CheckInRecords(clinic).list(of: target.number, in: transaction)
            return Deed(Listings.checkIns(checkIns, for: clinic), of: .case(target.number))
        }
        try output.print(listing)
    }
}
