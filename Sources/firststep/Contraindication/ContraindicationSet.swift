import ArgumentParser
import Domain
import Records
import Reports

struct ContraindicationSet: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Say how much a condition speaks against a treatment in this clinic; earlier words are kept.",
        discussion: """
            absolute: not to be done; relative: to be weighed; none: does not speak against it. Saying what the \
            catalogue says goes back to the catalogue.

            Example:
              firststep contraindication set anticoagulant prp none --reason "small"
            """
    )

    @Argument(help: "Code of the condition.", transform: ConditionCode.init(parsing:))
    var condition: ConditionCode

    @Argument(help: "Code of the treatment.", transform: TreatmentCode.init(parsing:))
    var treatment: TreatmentCode

    @Argument(
        help: "absolute, relative or none.",
        completion: .words(of: ContraindicationWeight.self),
        transform: ContraindicationWeight.init(parsing:)
    )
    var severity: ContraindicationWeight

    @Option(help: "Why; it is kept in the log.", transform: Line.init(parsing:))
    var reason: Line

    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let listing = try await desk.change(change) { transaction, clinic in
            let (before, after) = try await ContraindicationRecords(clinic)
                .set(condition, against: treatment, severity, in: transaction)
            return try Deed(
                changing: Listings.contraindications([after]),
                of: .setting,
                before: Listings.contraindications([before]),
                reason: reason
            )
        }
        try output.print(listing)
    }
}
