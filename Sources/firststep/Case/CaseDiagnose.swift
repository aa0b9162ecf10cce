import ArgumentParser
import Domain
import Records
import Reports

struct CaseDiagnose: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "diagnose",
        abstract: "Record what a heel has.",
        discussion: """
            The first diagnosis of a heel is its primary one, which it is treated and counted for; others are added \
            with --secondary. Said again with another status, a diagnosis keeps its place; a refuted one is never \
            primary. What is wrong is put right with --replace: it strikes the same diagnosis of the heel and the \
            primary one that stood before, and records the new one.

            Examples:
              firststep case diagnose C-1001 --diagnosis plantar-fasciopathy \\
                  --status suspected --basis history
              firststep case diagnose C-1001 --diagnosis plantar-fasciopathy \\
                  --basis exam,imaging --by dlee
              firststep case diagnose C-1001 --diagnosis stress-reaction --replace \\
                  --reason "seen on MRI"
            """
    )

    @OptionGroup var target: CaseArgument

    @OptionGroup var heel: HeelOptions

    @Option(help: "Code of the diagnosis.", transform: DiagnosisCode.init(parsing:))
    var diagnosis: DiagnosisCode

    @Option(
        help: "suspected, confirmed or refuted.",
        completion: .words(of: DiagnosisStatus.self),
        transform: DiagnosisStatus.init(parsing:)
    )
    var status: DiagnosisStatus = .confirmed

    @Flag(help: "It stands beside the primary diagnosis.")
    var secondary = false

    @Option(help: "How it was reached: history, exam, imaging, with commas between.", transform: Self.basis(parsing:))
    var basis: [DiagnosisBasis] = []

    @Option(
        name: .customLong("on"),
        help: "Day it was made, YYYY-MM-DD; today without it.",
        transform: Day.init(parsing:)
    )
    var day: Day?

    @Option(name: .customLong("by"), help: "Code of who made it.", transform: StaffCode.init(parsing:))
    var staff: StaffCode?

    @OptionGroup var replacement: ReplaceOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let (outcome, warning) = try await desk.change(change) { transaction, clinic in
            let openCase = try await OpenCase.find(target.number, of: clinic, in: transaction)
            let day = day ?? clinic.today
            let outcome = try await CaseRecords(clinic).diagnose(
                openCase,
                openCase.heel(heel.side),
                Diagnosis(diagnosis, status: status, basis: basis),
                place,
                on: day,
                by: staff,
                in: transaction
            )
            return try Deed(
                (outcome, openCase.warning(day, of: "the diagnosis date")),
                of: .record(outcome.entry.number, of: target.number),
                after: Listings.diagnosis(outcome.entry)
            )
        }
        desk.warn([warning])
        for strike in outcome.strikes { desk.say("\(strike.number) is struck: \(strike.reason)") }
        if outcome.leavesNoPrimary { desk.warn(["the \(outcome.entry.side) heel has no primary diagnosis now"]) }
        try output.print(Listings.diagnosis(outcome.entry))
    }

    private var place: DiagnosisPlace {
        if let reason = replacement.struckFor { return .replacing(reason: reason, isSecondary: secondary) }
        return secondary ? .secondary : .natural
    }

    private static func basis(parsing text: String) throws -> [DiagnosisBasis] {
        try text.split(separator: ",", omittingEmptySubsequences: false)
            .map { try DiagnosisBasis(parsing: $0.trimmingPrefix(" ").description) }
    }
}
