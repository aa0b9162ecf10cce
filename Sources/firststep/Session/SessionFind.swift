import ArgumentParser
import Domain
import Records
import Reports

struct SessionFind: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "find",
        abstract: "Find every session that used a lot or a device, for a recall.",
        discussion: """
            A lot is matched whole, a device by part of its name, both in either case. Sessions that were struck are \
            listed, too: the lot was in the room. A session of a restricted patient is listed without whose it is.

            Examples:
              firststep session find --lot L-77
              firststep session find --device dolorclast --from 2026-01-01
            """
    )

    @Option(help: "The lot.", transform: Line.init(parsing:))
    var lot: Line?

    @Option(help: "Part of the device's name.", transform: Line.init(parsing:))
    var device: Line?

    @Option(help: "Only this treatment, as in radial-eswt.", transform: TreatmentCode.init(parsing:))
    var treatment: TreatmentCode?

    @Option(help: "Only from this day, YYYY-MM-DD.", transform: Day.init(parsing:))
    var from: Day?

    @Option(help: "Only up to this day.", transform: Day.init(parsing:))
    var to: Day?

    @OptionGroup var rows: LimitOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var database: DatabaseOptions

    func validate() throws {
        guard lot != nil || device != nil else { throw ValidationError("say --lot, --device or both") }
    }

    func run(at desk: Desk) async throws {
        let recall = try Recall(lot: lot, device: device, treatment: treatment, from: from, to: to)
        let (listing, hidden) = try await desk.show { transaction, clinic in
            let found = try await SessionRecords(clinic).used(recall, limit: rows.asked, in: transaction)
            let sessions = rows.cut(found, at: desk)
            var detail = AuditDetail()
            try detail.note("asked", recall.words)
            let hidden = Set(sessions.filter(\.isHidden).map(\.patient))
            let listing = Listings.recall(sessions, recall)
            return Deed((listing, hidden.sorted()), of: .records(of: sessions.map(\.caseNumber)), detail: detail)
        }
        for patient in hidden {
            desk.say("\(patient) is restricted; to see them: firststep patient open \(patient) --reason \"...\"")
        }
        try output.print(listing)
    }
}
