import ArgumentParser
import Domain
import Records
import Reports

struct RouteVoid: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "void",
        abstract: "Strike a route that was recorded wrongly; record the right one anew.",
        discussion: """
            Example:
              firststep route void W-1 --reason "wrong patient"
            """
    )

    @Argument(help: "Number of the route, as in W-1.", transform: RouteNumber.init(parsing:))
    var number: RouteNumber

    @OptionGroup var void: VoidOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let card = try await desk.change(change) { transaction, clinic in
            let patient = try await RouteRecords(clinic).void(number, reason: void.reason, in: transaction)
            let card = Listings.struck("route", number, of: patient.number, void.reason)
            return try Deed(changing: card, of: .record(number, ofPatient: patient.number), reason: void.reason)
        }
        try output.print(card)
    }
}
