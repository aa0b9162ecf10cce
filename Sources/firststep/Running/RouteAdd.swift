import ArgumentParser
import Domain
import Records
import Reports

struct RouteAdd: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Write down a route that a patient runs, as it was observed.",
        discussion: """
            Sides are seen in the direction of running: out on the left and back on the right is the same edge of the road, where one foot \
            stays the lower one. Which foot that is is observed, not computed.

            Example:
              firststep route add P-1001 --surface road --out left --back right
            """
    )

    @OptionGroup var target: PatientArgument

    @Option(
        help: "Surface: road, path, track, treadmill or trail.",
        completion: .words(of: Surface.self),
        transform: Surface.init(parsing:)
    )
    var surface: Surface

    @Option(
        help: "Whether it slopes to one side: yes or no.",
        completion: .words(of: Answer.self),
        transform: Answer.init(parsing:)
    )
    var camber: Answer?

    @Option(
        help: "Side on which the country drives.",
        completion: .words(of: Side.self),
        transform: Side.init(parsing:)
    )
    var traffic: Side?

    @Option(help: "Side of the road on the way out.", completion: .words(of: Side.self), transform: Side.init(parsing:))
    var out: Side?

    @Option(
        help: "Side of the road on the way back.",
        completion: .words(of: Side.self),
        transform: Side.init(parsing:)
    )
    var back: Side?

    @Option(
        help: "Foot that was seen to be lower on the way out.",
        completion: .words(of: Side.self),
        transform: Side.init(parsing:)
    )
    var lowerFoot: Side?

    @Option(
        help: "Direction on a track: clockwise, counter-clockwise or both.",
        completion: .words(of: TrackDirection.self),
        transform: TrackDirection.init(parsing:)
    )
    var track: TrackDirection?

    @Option(help: "What the patient calls it.", transform: NoteText.init(parsing:))
    var called: NoteText?

    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let card = try await desk.change(change) { transaction, clinic in
            let patient = try await PatientRecords(clinic).find(target.number, in: transaction)
            var shape = RouteShape(on: surface)
            (shape.isCambered, shape.trafficSide, shape.trackDirection) = (camber?.isYes, traffic, track)
            (shape.roadSideOut, shape.roadSideBack, shape.lowerFootOut) = (out, back, lowerFoot)
            let entry = try await RouteRecords(clinic).add(shape, called: called, of: patient, in: transaction)
            let card = Listings.routes([entry], for: clinic)
            return try Deed(changing: card, of: .record(entry.number, ofPatient: patient.number))
        }
        try output.print(card)
    }
}
