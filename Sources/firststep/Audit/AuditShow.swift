import ArgumentParser
import Domain
import Records
import Reports

struct AuditShow: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "List events of the log, the newest first.",
        discussion: """
            Days are the clinic's. An action is the words of a command, or its first word for all of them. To read the log \
            is logged as well.

            Examples:
              firststep audit show --patient P-1001
              firststep audit show --person epark --from 2026-04-01 --to 2026-04-30
              firststep audit show --action "score record" --outcome refused

            The openings of restricted patients, with their reasons, for review:
              firststep audit show --action "patient open" --details
            """
    )

    @Option(help: "About whom, as in P-1001.", transform: PatientNumber.init(parsing:))
    var patient: PatientNumber?

    @Option(help: ArgumentHelp("By whom.", valueName: "login"), transform: Line.init(parsing:))
    var person: Line?

    @Option(help: "First day, YYYY-MM-DD.", transform: Day.init(parsing:))
    var from: Day?

    @Option(help: "Last day, YYYY-MM-DD.", transform: Day.init(parsing:))
    var to: Day?

    @Option(help: "What was done: the words of a command.", transform: Line.init(parsing:))
    var action: Line?

    @Option(
        help: "done, refused or dry-run.",
        completion: .words(of: AuditOutcome.self),
        transform: AuditOutcome.init(parsing:)
    )
    var outcome: AuditOutcome?

    @Flag(help: "Also print what the log keeps of each: before and after, reasons, words asked for.")
    var details = false

    @OptionGroup var rows: LimitOptions

    @OptionGroup var output: OutputOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let listing = try await desk.show { transaction, clinic in
            let found = try await AuditRecords(clinic)
                .list(question, withDetails: details, limit: rows.asked, in: transaction)
            let events = rows.cut(found, at: desk)
            return Deed(
                Listings.events(events, withDetails: details),
                of: subject(events),
                detail: try asked()
            )
        }
        if listing.rows.isEmpty { desk.warn([action.flatMap { UnknownCommand.find(in: $0.words) }]) }
        try output.print(listing)
    }

    private var question: AuditQuestion {
        var question = AuditQuestion()
        (question.patient, question.person, question.action) = (patient, person, action)
        (question.from, question.to, question.outcome) = (from, to, outcome)
        return question
    }

    /// Details may hold records of everybody whom the events are about.
    private func subject(_ events: [AuditLine]) -> AuditSubject {
        let seen = details ? events.flatMap(\.patients) : []
        return AuditSubject(patients: seen + [patient].compactMap(\.self), rows: events.count)
    }

    private func asked() throws -> AuditDetail {
        var detail = AuditDetail()
        let words: [(String, (any CustomStringConvertible)?)] = [
            ("patient", patient), ("person", person), ("from", from), ("to", to), ("action", action),
            ("outcome", outcome), ("details", details ? "yes" : nil),
        ]
        for (key, value) in words {
            if let value { try detail.note(key, value.description) }
        }
        return detail
    }
}

extension Line {
    /// The words between the blanks.
    fileprivate var words: [String] { rawValue.split(separator: " ").map(String.init) }
}
