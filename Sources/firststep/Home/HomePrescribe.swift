import ArgumentParser
import Domain
import Records
import Reports

struct HomePrescribe: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "prescribe",
        abstract: "Prescribe a home measure for a heel; warns when the dose is unusual or it is prescribed already.",
        discussion: """
            Examples:
              firststep home prescribe C-1001 stretch --dose hold=30-45s \\
                  --dose reps=3-5 --dose per-day=2
              firststep home prescribe C-1001 splint --product "Strassburg Sock"
            """
    )

    @OptionGroup var target: CaseArgument

    @Argument(help: "The home measure, as in stretch.", transform: HomeMeasureCode.init(parsing:))
    var measure: HomeMeasureCode

    @OptionGroup var heel: HeelOptions

    @Option(
        name: .customLong("dose"),
        help: "A part of the dose, as in hold=30-45s or reps=3; may be repeated.",
        transform: DoseEntry.init(parsing:)
    )
    var doses: [DoseEntry] = []

    @Option(help: "Product, such as the make of a splint or a shoe.", transform: Line.init(parsing:))
    var product: Line?

    @Option(
        name: .customLong("from"),
        help: "First day, which may lie ahead; today without it.",
        transform: Day.init(parsing:)
    )
    var startsOn: Day?

    @Option(name: .customLong("by"), help: "Code of who prescribes it.", transform: StaffCode.init(parsing:))
    var prescribedBy: StaffCode?

    @Option(help: "Remark.", transform: NoteText.init(parsing:))
    var note: NoteText?

    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let (card, warnings) = try await desk.change(change) { transaction, clinic in
            let made = try await HomeRecords(clinic).prescribe(request, in: transaction)
            let card = Listings.prescription(made.prescription, today: clinic.today)
            let subject = AuditSubject.record(made.prescription.number, of: target.number)
            return try Deed((card, made.warnings), of: subject, after: card)
        }
        desk.warn(warnings)
        try output.print(card)
    }

    private var request: PrescriptionRequest {
        var request = PrescriptionRequest(caseNumber: target.number, measure: measure)
        request.side = heel.side
        request.doses = doses
        request.product = product
        request.startsOn = startsOn
        request.prescribedBy = prescribedBy
        request.note = note
        return request
    }
}
