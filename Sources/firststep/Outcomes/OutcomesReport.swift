import ArgumentParser
import Domain
import Records
import Reports

struct OutcomesReport: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Before against after: change, responders, and who is missing.",
        discussion: """
            Day 0 of a heel is its first session in the clinic; one heel a patient is counted unless --all-heels is given.

            Examples:
              firststep outcomes report
              firststep outcomes report --window 6m --from 2026-01-01 --to 2026-06-30 \\
                  --format json
              firststep outcomes report --as-of 2026-06-30 --by diagnosis,sex
              firststep outcomes report --format html > outcomes.html
              firststep outcomes report --public --format pdf > published.pdf
            """
    )

    @Option(help: "First day 0 to count, YYYY-MM-DD.", transform: Day.init(parsing:))
    var from: Day?

    @Option(help: "Last day 0 to count, YYYY-MM-DD.", transform: Day.init(parsing:))
    var to: Day?

    @Option(help: "Follow-up: 6w, 12w, 6m or 12m.", transform: WindowCode.init(parsing:))
    var window: WindowCode = .twelveWeeks

    @Option(
        help: "Read the records as they were at the end of a day, YYYY-MM-DD, or at a moment, 2026-04-07T18:30:00Z.",
        transform: AsOf.init(parsing:)
    )
    var asOf: AsOf?

    @Option(help: "Code of the instrument.", transform: InstrumentCode.init(parsing:))
    var instrument: InstrumentCode = .morningPain

    @Option(
        help: """
            Up to three breakdowns, with commas: treatment, diagnosis, side, clinician, sex, age-band, payer, chronicity, \
            completeness (planned sessions against delivered).
            """,
        transform: OutcomeBreakdowns.init(parsing:)
    )
    var by: OutcomeBreakdowns = .standard

    @Flag(help: "Count every heel and not one a patient; this ignores that two heels of a patient are alike.")
    var allHeels = false

    @Option(
        help: """
            What the figures are for: outcome-statistics (everybody who has not withdrawn consent to them) or research \
            (who gave consent to it).
            """,
        transform: OutcomePurpose.init(parsing:)
    )
    var purpose: OutcomePurpose = .statistics

    @Flag(
        name: .customLong("public"),
        help: "Hide small numbers, and others that would give them away, so that the report may be published."
    )
    var isPublic = false

    @Flag(
        help: """
            Give the counts behind the report for outcomes merge, as JSON. They are exact and NOT FOR PUBLICATION; with --public \
            they are the sums that may be published.
            """
    )
    var counts = false

    @Option(help: "How to print: table, json, csv, html or pdf.")
    var format: ReportFormat = .table

    @OptionGroup var database: DatabaseOptions

    func validate() throws {
        guard !counts || format == .json else {
            throw ValidationError("counts are for programs: say --counts --format json")
        }
        try format.refuseTerminal()
    }

    func run(at desk: Desk) async throws {
        if let from, let to { _ = try DayPeriod(from: from, to: to) }
        let question = OutcomeQuestion(
            instrument: instrument,
            window: window,
            from: from,
            to: to,
            allHeels: allHeels,
            purpose: purpose,
            breakdowns: by
        )
        // The moment is fixed in a transaction before the one that reads: see OutcomeRecords.moment.
        let moment = try await desk.read { transaction, clinic in
            try await OutcomeRecords(clinic).moment(asOf: asOf, in: transaction)
        }
        let (report, cohort) = try await desk.countedOutcomes(question, at: moment)
        let published = isPublic ? try PublicOutcomeReport(report, of: cohort) : nil
        guard counts else {
            let printed: any PrintableReport = published.map { $0 as any PrintableReport } ?? report
            return try await printed.print(as: format)
        }
        let file = CountFile(
            cohort,
            question: question,
            at: moment,
            clinic: report.clinic,
            programVersion: report.programVersion
        )
        let sums = published.map { CountFile.sums(of: $0, cohort) }
        try StandardOutput.write((sums.map { file.publishing($0) } ?? file).json())
    }
}
