import ArgumentParser
import Domain
import Records
import Reports

struct WorklistCommand: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "worklist",
        abstract: "Show what must not be missed today, the most pressing first.",
        discussion: """
            Urgent alerts, results after which nothing was done, sessions overdue and due, other alerts, follow-up scores whose window \
            is open, and open cases of which nothing was heard for long. Each line says since when, and until when it can be done; \
            the stage is where the heel should stand by its day on the treatment ladder.

            Examples:
              firststep worklist
              firststep worklist --by epark --on 2026-04-02
              firststep worklist --kind due-score --format csv > calls.csv
            """
    )

    @Option(name: .customLong("by"), help: "Only cases of this clinician.", transform: StaffCode.init(parsing:))
    var staff: StaffCode?

    @Option(help: "Day, YYYY-MM-DD; today without it.", transform: Day.init(parsing:))
    var on: Day?

    @Option(
        name: .customLong("kind"),
        help: "Only this kind of work; may be repeated.",
        completion: .words(of: WorklistKind.self),
        transform: WorklistKind.init(parsing:)
    )
    var kinds: [WorklistKind] = []

    @Option(help: "Days of silence after which an open case is quiet.")
    var quietAfter = WorklistQuestion.usualSilence

    @OptionGroup var rows: LimitOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var database: DatabaseOptions

    func validate() throws {
        guard (1...3650).contains(quietAfter) else {
            throw ValidationError("--quiet-after is 1 to 3650, not \(quietAfter)")
        }
    }

    func run(at desk: Desk) async throws {
        try await desk.reviewIfPermitted()
        let sheet = try await desk.show { transaction, clinic in
            var question = WorklistQuestion(day: on ?? clinic.today, quietAfter: quietAfter, limit: rows.asked)
            (question.staff, question.kinds) = (staff, kinds)
            let found = try await WorklistRecords(clinic).list(question, in: transaction)
            let items = rows.cut(found, at: desk)
            try await desk.tellLeftOut(clinic, in: transaction)
            return Deed(WorklistSheet(items, on: question.day), of: .records(of: items.map(\.caseNumber)))
        }
        try output.print(sheet)
    }
}
