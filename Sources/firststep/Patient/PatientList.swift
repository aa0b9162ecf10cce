import ArgumentParser
import Records
import Reports

struct PatientList: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List patients by number.",
        discussion: """
            Example:
              firststep patient list --limit 20
            """
    )

    @OptionGroup var rows: LimitOptions

    @OptionGroup var output: OutputOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let listing = try await desk.show { transaction, clinic in
            let found = try await PatientRecords(clinic).list(limit: rows.asked, in: transaction)
            let patients = rows.cut(found, at: desk)
            try await desk.tellLeftOut(clinic, in: transaction)
            return Deed(Listings.patients(patients, today: clinic.today), of: .people(patients))
        }
        try output.print(listing)
    }
}
