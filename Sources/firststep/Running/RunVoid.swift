import ArgumentParser
import Domain
import Records
import Reports

struct RunVoid: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "void",
        abstract: "Strike a run that was recorded wrongly; record the right one anew.",
        discussion: """
            Example:
              firststep run void R-1 --reason "wrong patient"
            """
    )

    @Argument(help: "Number of the run, as in R-1.", transform: RunNumber.init(parsing:))
    var number: RunNumber

    @OptionGroup var void: VoidOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let card = try await desk.change(change) { transaction, clinic in
            let patient = try await RunRecords(clinic).void(number, reason: void.reason, in: transaction)
            let card = Listings.struck("run", number, of: patient.number, void.reason)
            return try Deed(changing: card, of: .record(number, ofPatient: patient.number), reason: void.reason)
        }
        try output.print(card)
    }
}
