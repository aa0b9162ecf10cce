import ArgumentParser
import Domain
import Records
import Reports

struct RunRecord: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "record",
        abstract: "Record a run; distances in km, mi or m.",
        discussion: """
            Examples:
              firststep run record P-1001 --distance 10km --kind easy --shoe F-1
              firststep run record P-1001 --distance 6.2mi --ascent 180 --cadence 172
            """
    )

    @OptionGroup var target: PatientArgument

    @Option(help: "How far, as in 10km, 6.2mi or 800m.", transform: Distance.init(parsing:))
    var distance: Distance

    @Option(
        help: "Kind of run: easy, workout, race or strides.",
        completion: .words(of: RunKind.self),
        transform: RunKind.init(parsing:)
    )
    var kind: RunKind = .easy

    @Option(help: "Ascent in metres.")
    var ascent: Int?

    @Option(help: "Steps a minute.")
    var cadence: Int?

    @Option(help: "The shoes, as in F-1.", transform: ShoeNumber.init(parsing:))
    var shoe: ShoeNumber?

    @Option(help: "The route, as in W-1.", transform: RouteNumber.init(parsing:))
    var route: RouteNumber?

    @Option(help: "Day, YYYY-MM-DD; today without it.", transform: Day.init(parsing:))
    var on: Day?

    @Option(help: "Remark.", transform: NoteText.init(parsing:))
    var note: NoteText?

    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let card = try await desk.change(change) { transaction, clinic in
            let patient = try await PatientRecords(clinic).find(target.number, in: transaction)
            var run = NewRun(day: on ?? clinic.today, distance: distance, kind: kind)
            (run.ascent, run.cadence, run.shoe, run.route) = (ascent, cadence, shoe, route)
            let entry = try await RunRecords(clinic).record(run, of: patient, note: note, in: transaction)
            let card = Listings.runs([entry], for: clinic)
            return try Deed(changing: card, of: .record(entry.number, ofPatient: patient.number))
        }
        try output.print(card)
    }
}
