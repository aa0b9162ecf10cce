import ArgumentParser
import Domain
import Records
import Reports

struct ExamRecord: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "record",
        abstract: "Record an examination with its findings.",
        discussion: """
            A finding is written technique[@zone]=value[unit]. Where an exam is of both heels, each finding says its \
            own: left:hop=negative. Results are positive or negative, normal or abnormal, or a number.

            Example:
              firststep exam record C-1001 --finding hop=negative \\
                  --finding dorsiflexion-bent=8deg \\
                  --finding tenderness@medial-calcaneal-tubercle=2 --by dlee
            """
    )

    @OptionGroup var target: CaseArgument

    @Option(
        name: .customLong("finding"),
        help: "A finding, as in hop=negative; may be repeated.",
        transform: FindingEntry.init(parsing:)
    )
    var findings: [FindingEntry] = []

    @Option(
        help: "Heel of the findings that do not say theirs: left or right.",
        completion: .words(of: Side.self),
        transform: Side.init(parsing:)
    )
    var side: Side?

    @Option(
        name: .customLong("on"),
        help: "Day of the exam, YYYY-MM-DD; today without it.",
        transform: Day.init(parsing:)
    )
    var day: Day?

    @Option(name: .customLong("by"), help: "Code of who examined.", transform: StaffCode.init(parsing:))
    var staff: StaffCode?

    @Option(help: "Remark.", transform: NoteText.init(parsing:))
    var note: NoteText?

    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func validate() throws {
        guard !findings.isEmpty || note != nil else {
            throw ValidationError("say at least one --finding, as in --finding hop=negative, or a --note")
        }
    }

    func run(at desk: Desk) async throws {
        let (exam, warnings) = try await desk.change(change) { transaction, clinic in
            let exams = ExamRecords(clinic)
            let openCase = try await OpenCase.find(target.number, of: clinic, in: transaction)
            if let side { _ = try openCase.heel(side) }
            let day = day ?? clinic.today
            let sameDay = try await exams.list(of: target.number, in: transaction).filter { $0.performedOn == day }
            let exam = try await exams.record(
                ExamCatalogue.findings(findings, side, of: openCase, in: transaction),
                of: openCase,
                on: day,
                by: staff,
                note: note,
                in: transaction
            )
            let doubts = sameDay.map { "\(target.number) has an exam of \(day) already: \($0.number)" }
            let early = openCase.warning(day, of: "the exam date")
            let entry = try await exams.find(exam, in: transaction)
            return try Deed(
                (entry, [early] + doubts),
                of: .record(exam, of: target.number),
                after: Listings.exam(entry)
            )
        }
        desk.warn(warnings)
        try output.print(Listings.exam(exam))
    }
}
