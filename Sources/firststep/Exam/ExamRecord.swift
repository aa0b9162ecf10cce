import ArgumentParser
import Domain
import Exchange
import Foundation
import Records
import Reports

struct ExamRecord: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "record",
        abstract: "Record an examination with its findings.",
        discussion: """
            A finding is written technique[@zone]=value[unit]. Where an exam is of both heels, each finding says its \
            own: left:hop=negative. Results are positive or negative, normal or abnormal, or a number.

            On a terminal, without --finding, --file and --note, the tests of "exam template" are asked one by one. Enter \
            leaves a test out, ? says what is allowed, and nothing is recorded before all are asked.

            A file is JSON. Its "on", "by", "note", "side", "zone" and "unit" may be left out:
              {"on": "2026-03-09", "by": "dlee", "note": "calm", "findings": [
                {"side": "left", "technique": "hop", "value": "negative"},
                {"technique": "tenderness", "zone": "arch-border", "value": 2},
                {"technique": "dorsiflexion-bent", "value": 8, "unit": "deg"}]}

            Examples:
              firststep exam record C-1001 --finding hop=negative \\
                  --finding dorsiflexion-bent=8deg \\
                  --finding tenderness@medial-calcaneal-tubercle=2 --by dlee
              firststep exam record C-1001
              firststep exam record C-1001 --class plantar-fasciopathy --by dlee
              firststep exam record C-1001 --file exam.json
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
        help: "JSON file with the findings, day, examiner and remark; - is standard input.",
        completion: .file()
    )
    var file: String?

    @OptionGroup var template: TemplateOptions

    @Option(
        help: "Heel of the findings that do not say theirs, or to be asked about: left or right.",
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

    private var isAsking: Bool { findings.isEmpty && file == nil && note == nil }

    func validate() throws {
        let isSaid = !findings.isEmpty || side != nil || day != nil || staff != nil || note != nil
        guard file == nil || !isSaid else {
            throw ValidationError(
                "--file holds the whole exam; leave --finding, --side, --on, --by and --note out"
            )
        }
        guard template.code == nil || isAsking else {
            throw ValidationError("--class chooses what is asked on a terminal; leave it out with findings of your own")
        }
    }

    func run() async throws {
        guard !isAsking || Terminal.canAsk else {
            throw ValidationError(
                "say at least one --finding, as in --finding hop=negative, a --file or a --note; "
                    + "the tests are asked one by one only on a terminal"
            )
        }
        try await runAtDesk()
    }

    func run(at desk: Desk) async throws {
        let new = try await exam(at: desk)
        let (exam, warnings) = try await desk.change(change) { transaction, clinic in
            let exams = ExamRecords(clinic)
            let openCase = try await OpenCase.find(target.number, of: clinic, in: transaction)
            if let side = new.side { _ = try openCase.heel(side) }
            let day = new.day ?? clinic.today
            let sameDay = try await exams.list(of: target.number, in: transaction).filter { $0.performedOn == day }
            let exam = try await exams.record(
                ExamCatalogue.findings(new.findings, new.side, of: openCase, in: transaction),
                of: openCase,
                on: day,
                by: new.staff,
                note: new.note,
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

    /// What is to be recorded, from wherever it comes.
    private func exam(at desk: Desk) async throws -> NewExam {
        if let file { return try Self.read(file) }
        let typed = NewExam(findings, side: side, on: day, by: staff, note: note)
        guard isAsking else { return typed }
        return try await ExamQuestions(number: target.number, code: template.code, about: typed).ask(at: desk)
    }

    private static func read(_ path: String) throws -> NewExam {
        let name = path == "-" ? "standard input" : path
        do {
            return try ExamFile(parsing: InputFile(path).text(upTo: ExamFile.maximumBytes)).exam.placed(in: name)
        } catch let error as InvalidInput {
            throw InvalidInput("\(name): \(error)")
        }
    }
}
