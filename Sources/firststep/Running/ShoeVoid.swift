import ArgumentParser
import Domain
import Records
import Reports

struct ShoeVoid: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "void",
        abstract: "Strike a pair of shoes that was recorded wrongly; record the right one anew.",
        discussion: """
            Example:
              firststep shoe void F-1 --reason "wrong patient"
            """
    )

    @Argument(help: "Number of the shoe, as in F-1.", transform: ShoeNumber.init(parsing:))
    var number: ShoeNumber

    @OptionGroup var void: VoidOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let card = try await desk.change(change) { transaction, clinic in
            let patient = try await ShoeRecords(clinic).void(number, reason: void.reason, in: transaction)
            let card = Listings.struck("shoe", number, of: patient.number, void.reason)
            return try Deed(changing: card, of: .record(number, ofPatient: patient.number), reason: void.reason)
        }
        try output.print(card)
    }
}
