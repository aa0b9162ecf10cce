import ArgumentParser
import Domain
import Records
import Reports

struct PatientDistinct: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "distinct",
        abstract: "Declare that two patients who look alike are two people.",
        discussion: """
            They are no longer listed as duplicates, and cannot be merged until that is taken back.

            Examples:
              firststep patient distinct P-1001 P-1002
              firststep patient distinct P-1001 P-1002 --undo --reason "it is one person"
            """
    )

    @Argument(help: "Number of the one, as in P-1001.", transform: PatientNumber.init(parsing:))
    var patient: PatientNumber

    @Argument(help: "Number of the other, as in P-1002.", transform: PatientNumber.init(parsing:))
    var other: PatientNumber

    @Flag(help: "Take the declaration back; needs --reason.")
    var undo = false

    @Option(
        help: "Why it is taken back; no names, it is kept for ever. Goes with --undo.",
        transform: Line.init(parsing:)
    )
    var reason: Line?

    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func validate() throws {
        if undo, reason == nil { throw ValidationError("--undo needs --reason") }
        if !undo, reason != nil { throw ValidationError("--reason goes with --undo") }
    }

    func run(at desk: Desk) async throws {
        let card = try await desk.change(change) { transaction, clinic in
            let patients = PatientRecords(clinic)
            let pair =
                if let reason {
                    try await patients.undoDistinct(patient, other, reason: reason, in: transaction)
                } else {
                    try await patients.declareDistinct(patient, other, in: transaction)
                }
            let subject = AuditSubject(
                record: pair.one.number.description,
                patients: pair.one.numbers + pair.other.numbers
            )
            return try Deed(changing: Listings.pair(pair, areDistinct: !undo), of: subject, reason: reason)
        }
        try output.print(card)
    }
}
