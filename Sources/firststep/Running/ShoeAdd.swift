import ArgumentParser
import Domain
import Records
import Reports

struct ShoeAdd: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Write down a pair of shoes that a patient runs in.",
        discussion: """
            Example:
              firststep shoe add P-1001 --model "Demo" --drop 10 --distance-before 120km
            """
    )

    @OptionGroup var target: PatientArgument

    @Option(help: "Make and model.", transform: Line.init(parsing:))
    var model: Line

    @Option(help: "Heel-to-toe drop in mm.")
    var drop: Int?

    @Option(help: "Height of the stack under the heel in mm.")
    var stack: Int?

    @Option(
        help: "Whether the sole is a rocker: yes or no.",
        completion: .words(of: Answer.self),
        transform: Answer.init(parsing:)
    )
    var rocker: Answer?

    @Option(help: "Distance run in them before, as in 120km.", transform: Distance.init(parsing:))
    var distanceBefore = Distance(metres: 0)

    @Option(help: "First day of use, YYYY-MM-DD; today without it.", transform: Day.init(parsing:))
    var from: Day?

    @Option(help: "Remark.", transform: NoteText.init(parsing:))
    var note: NoteText?

    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let card = try await desk.change(change) { transaction, clinic in
            let patient = try await PatientRecords(clinic).find(target.number, in: transaction)
            var shoe = NewShoe(model: model, inUseFrom: from ?? clinic.today)
            (shoe.drop, shoe.stack, shoe.isRocker, shoe.before) = (drop, stack, rocker?.isYes, distanceBefore)
            let entry = try await ShoeRecords(clinic).add(shoe, of: patient, note: note, in: transaction)
            let card = Listings.shoes([entry], for: clinic)
            return try Deed(changing: card, of: .record(entry.number, ofPatient: patient.number))
        }
        try output.print(card)
    }
}
