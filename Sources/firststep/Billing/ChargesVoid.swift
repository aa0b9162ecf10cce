import ArgumentParser
import Domain
import Records
import Reports

struct ChargesVoid: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "void",
        abstract: "Strike a charge; it stays readable with the reason.",
        discussion: """
            Example:
              firststep billing charges void B-1 --reason "billed twice"
            """
    )

    @Argument(help: "Number of the charge, as in B-1.", transform: ChargeNumber.init(parsing:))
    var charge: ChargeNumber

    @OptionGroup var void: VoidOptions

    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let card = try await desk.change(change) { transaction, clinic in
            let struck = try await ChargeRecords(clinic).void(charge, reason: void.reason, in: transaction)
            let subject = AuditSubject.record(charge, of: struck.caseNumber)
            return try Deed(changing: Listings.charge(struck), of: subject, reason: void.reason)
        }
        try output.print(card)
    }
}
