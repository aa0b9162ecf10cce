import ArgumentParser
import Domain
import Records
import Reports

struct ConditionVoid: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "void",
        abstract: "Strike a condition that was recorded wrongly; record the right one anew.",
        discussion: """
            Example:
              firststep condition void N-1 --reason "wrong patient"
            """
    )

    @Argument(help: "Number of the condition, as in N-1.", transform: ConditionNumber.init(parsing:))
    var number: ConditionNumber

    @OptionGroup var void: VoidOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let card = try await desk.change(change) { transaction, clinic in
            let patient = try await ConditionRecords(clinic).void(number, reason: void.reason, in: transaction)
            let card = Listings.struck("condition", number, of: patient.number, void.reason)
            return try Deed(changing: card, of: .record(number, ofPatient: patient.number), reason: void.reason)
        }
        try output.print(card)
    }
}
