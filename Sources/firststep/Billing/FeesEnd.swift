import ArgumentParser
import Domain
import Records
import Reports

struct FeesEnd: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "end",
        abstract: "End the fee that holds on a day.",
        discussion: """
            The day given is the first without the fee. A fee that begins on that very day is withdrawn. The version before \
            is kept, and charges made from it keep their price.

            Example:
              firststep billing fees end eswt-focused --on 2026-07-01
            """
    )

    @Argument(help: "Code of the service, as in eswt-focused.", transform: ServiceCode.init(parsing:))
    var service: ServiceCode

    @Option(help: "First day on which the fee no longer holds, YYYY-MM-DD.", transform: Day.init(parsing:))
    var on: Day

    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let words = "the fee of \(service) from \(on) is withdrawn: it never held"
        let listing = try await desk.change(change) { transaction, clinic in
            let fee = try await FeeRecords(clinic).end(service, on: on, in: transaction)
            return try Deed(changing: Listings.fees(fee.map { [$0] } ?? [], whenEmpty: words), of: .setting)
        }
        try output.print(listing)
    }
}
