import ArgumentParser
import Domain
import Records
import Reports

struct ContraindicationList: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List what speaks against treatments: as shipped, and as the clinic holds it.",
        discussion: """
            Example:
              firststep contraindication list --treatment focused-eswt
            """
    )

    @Option(help: "One condition only, as in pregnancy.", transform: ConditionCode.init(parsing:))
    var condition: ConditionCode?

    @Option(help: "One treatment only, as in focused-eswt.", transform: TreatmentCode.init(parsing:))
    var treatment: TreatmentCode?

    @OptionGroup var output: OutputOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let listing = try await desk.read { transaction, clinic in
            let entries = try await ContraindicationRecords(clinic)
                .list(condition, against: treatment, in: transaction)
            return Listings.contraindications(entries)
        }
        try output.print(listing)
    }
}
