import ArgumentParser
import Domain
import Records
import Reports

struct CaseList: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List cases by number, with the primary diagnosis of their heels.",
        discussion: """
            Examples:
              firststep case list --open
              firststep case list --patient P-1001
            """
    )

    @Option(help: "Only the cases of this patient, as in P-1001.", transform: PatientNumber.init(parsing:))
    var patient: PatientNumber?

    @Flag(help: "Only cases that are open.")
    var open = false

    @Flag(help: "Only cases that are closed.")
    var closed = false

    @OptionGroup var rows: LimitOptions

    @OptionGroup var output: OutputOptions
    @OptionGroup var database: DatabaseOptions

    func validate() throws {
        guard !(open && closed) else { throw ValidationError("say --open or --closed, or neither for both") }
    }

    func run(at desk: Desk) async throws {
        let state: CaseState? = open ? .open : closed ? .closed : nil
        let (listing, person) = try await desk.show { transaction, clinic in
            let records = CaseRecords(clinic)
            var person: PatientOnFile?
            if let patient { person = try await PatientRecords(clinic).onFile(patient, in: transaction) }
            let found = try await records.list(of: person?.number, state, limit: rows.asked, in: transaction)
            let cases = rows.cut(found, at: desk)
            if patient == nil { try await desk.tellLeftOut(clinic, in: transaction) }
            let diagnoses = try await records.readableDiagnoses(of: cases.map(\.number), in: transaction)
            let listing = Listings.cases(cases, diagnoses: diagnoses, for: clinic)
            return Deed((listing, person), of: .records(of: cases.map(\.number)))
        }
        if let patient, let person { desk.sayIfMerged(patient, person) }
        try output.print(listing)
    }
}
