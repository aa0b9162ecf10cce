import ArgumentParser
import Domain
import Records
import Reports

struct FeesSet: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Set what a service costs who pays for themselves, from a day on.",
        discussion: """
            Fees of one service never overlap: end the one that holds before the next begins. Charges made already keep \
            their price.

            Example:
              firststep billing fees set eswt-focused --amount 250 --from 2026-01-01
            """
    )

    @Argument(help: "Code of the service, as in eswt-focused.", transform: ServiceCode.init(parsing:))
    var service: ServiceCode

    @Option(help: "Price of one unit, as in 250 or 249.50.", transform: Amount.init(parsing:))
    var amount: Amount

    @OptionGroup var days: PeriodOptions

    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let listing = try await desk.change(change) { transaction, clinic in
            let period = try days.period(from: clinic.today)
            let fee = try await FeeRecords(clinic).set(service, amount, period, in: transaction)
            return try Deed(changing: Listings.fees([fee]), of: .setting)
        }
        try output.print(listing)
    }
}
