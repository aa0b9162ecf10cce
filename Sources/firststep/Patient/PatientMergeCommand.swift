import ArgumentParser
import Domain
import Records
import Reports

struct PatientMergeCommand: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge",
        abstract: "Give up a number of a patient who has two; --into names the one that survives.",
        discussion: """
            No record moves: from now on everything recorded under the first number is read as the survivor's, and listed \
            here table by table. It can be taken back with patient unmerge.

            Example:
              firststep patient merge P-1001 --into P-1002 --dry-run
            """
    )

    @Argument(help: "Number that is given up, as in P-1001.", transform: PatientNumber.init(parsing:))
    var patient: PatientNumber

    @Option(help: "Number that survives, as in P-1002.", transform: PatientNumber.init(parsing:))
    var into: PatientNumber

    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let (merging, duties) = try await desk.change(change) { transaction, clinic in
            let merging = try await PatientRecords(clinic).merge(patient, into: into, in: transaction)
            let subject = AuditSubject(record: patient.description, patients: merging.survivor.numbers)
            return try Deed((merging, clinic.duties), of: subject, after: Listings.merging(merging))
        }
        let (merged, survivor) = (merging.merged.person, merging.survivor.person)
        desk.warn([
            Likeness.all(merged, survivor).isEmpty
                ? "\(merged.listedName) and \(survivor.listedName) do not look like one person" : nil,
            merged.birthDate == survivor.birthDate
                ? nil : "the birth dates differ: \(merged.birthDate) and \(survivor.birthDate)",
            merged.sex == survivor.sex ? nil : "the sexes differ: \(merged.sex) and \(survivor.sex)",
        ])
        desk.sayUncounted(merging.tables, duties)
        try output.print(Listings.merging(merging))
    }
}
