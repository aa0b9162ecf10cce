import ArgumentParser
import Domain
import Records
import Reports

struct CheckInVoid: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "void",
        abstract: "Strike a check-in that was recorded wrongly; record the right one anew.",
        discussion: """
            Example:
              firststep checkin void Q-1 --reason "other heel"
            """
    )

    @Argument(help: "Number of the check-in, as in Q-1.", transform: CheckInNumber.init(parsing:))
    var checkIn: CheckInNumber

    @OptionGroup var void: VoidOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let card = try await desk.change(change) { transaction, clinic in
            let struck = try await CheckInRecords(clinic).void(checkIn, reason: void.reason, in: transaction)
            let card = Listings.checkIn(struck, for: clinic, voided: void.reason)
            return try Deed(changing: card, of: .record(checkIn, of: struck.caseNumber), reason: void.reason)
        }
        try output.print(card)
    }
}
