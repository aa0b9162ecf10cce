import ArgumentParser
import Domain
import Records
import Reports

struct HomeVoid: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "void",
        abstract: "Strike a home prescription that was a mistake.",
        discussion: """
            Example:
              firststep home void H-1 --reason "wrong heel"
            """
    )

    @Argument(help: "Number of the prescription, as in H-1.", transform: PrescriptionNumber.init(parsing:))
    var prescription: PrescriptionNumber

    @OptionGroup var void: VoidOptions

    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let card = try await desk.change(change) { transaction, clinic in
            let struck = try await HomeRecords(clinic).void(prescription, reason: void.reason, in: transaction)
            let card = Listings.prescription(struck, today: clinic.today, voided: void.reason)
            return try Deed(changing: card, of: .record(prescription, of: struck.caseNumber), reason: void.reason)
        }
        try output.print(card)
    }
}
