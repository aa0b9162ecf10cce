import ArgumentParser
import Domain
import Records
import Reports

struct ChargesAdd: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Record a charge; the fee of its day is frozen in it.",
        discussion: """
            Examples:
              firststep billing charges add C-1001 --service eswt-focused \\
                  --on 2026-04-08 --by mrivera
              firststep billing charges add C-1003 --service hydrodissection --side left
              firststep billing charges add C-1001 --service orthosis-custom --amount 425
              firststep billing charges add C-1001 --service eswt-focused --units -1 \\
                  --on 2026-04-08   # a credit
            """
    )

    @OptionGroup var target: CaseArgument

    @Option(help: "Code of the service, as in eswt-focused.", transform: ServiceCode.init(parsing:))
    var service: ServiceCode

    @OptionGroup var heel: HeelOptions

    @Option(help: "Day of the service, YYYY-MM-DD; today without it.", transform: Day.init(parsing:))
    var on: Day?

    @Option(
        parsing: .unconditional,
        help: "How often (default: 1); negative for a credit.",
        transform: Units.init(parsing:)
    )
    var units: Units?

    @Option(
        help: "Price of one unit by hand, in place of the fee, as in 250 or 249.50.",
        transform: Amount.init(parsing:)
    )
    var amount: Amount?

    @Option(help: "Code of the rendering provider.", transform: StaffCode.init(parsing:))
    var by: StaffCode?

    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let (entry, twins) = try await desk.change(change) { transaction, clinic in
            let charges = ChargeRecords(clinic)
            let entry = try await charges.add(charge, in: transaction)
            let twins = try await charges.twins(of: entry, in: transaction)
            return try Deed(
                (entry, twins),
                of: .record(entry.number, of: entry.caseNumber),
                after: Listings.charge(entry)
            )
        }
        desk.warn(
            twins.map { "\($0.number) bills the same service for the same day already; void one if it is one deed" }
        )
        try output.print(Listings.charge(entry))
    }

    private var charge: Charge {
        var charge = Charge(caseNumber: target.number, service: service)
        charge.side = heel.side
        charge.day = on
        charge.units = units ?? .one
        charge.amount = amount
        charge.staff = by
        return charge
    }
}
