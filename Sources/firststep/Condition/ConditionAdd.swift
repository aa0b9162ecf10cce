import ArgumentParser
import Domain
import Records
import Reports

struct ConditionAdd: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Write down a condition of a patient; a planned treatment that it speaks against becomes an alert.",
        discussion: """
            The conditions and what they speak against are in firststep catalogue show contraindication.

            Example:
              firststep condition add P-1001 anticoagulant --since 2026-01-05
            """
    )

    @OptionGroup var target: PatientArgument

    @Argument(help: "Code of the condition.", transform: ConditionCode.init(parsing:))
    var condition: ConditionCode

    @Option(help: "Day from which it is known, YYYY-MM-DD; today without it.", transform: Day.init(parsing:))
    var since: Day?

    @Option(help: "First day on which it no longer holds.", transform: Day.init(parsing:))
    var until: Day?

    @Option(help: "Remark.", transform: NoteText.init(parsing:))
    var note: NoteText?

    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let card = try await desk.change(change) { transaction, clinic in
            let patient = try await PatientRecords(clinic).find(target.number, in: transaction)
            let entry = try await ConditionRecords(clinic)
                .add(condition, of: patient, from: since ?? clinic.today, until: until, note: note, in: transaction)
            let card = Listings.conditions([entry], for: clinic)
            return try Deed(changing: card, of: .record(entry.number, ofPatient: patient.number))
        }
        try output.print(card)
    }
}
