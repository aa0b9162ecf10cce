import ArgumentParser
import Records
import Reports

struct RunList: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the runs of a patient, the last first.",
        discussion: """
            Example:
              firststep run list P-1001
            """
    )

    @OptionGroup var target: PatientArgument
    @OptionGroup var rows: LimitOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let listing = try await desk.show { transaction, clinic in
            let patient = try await PatientRecords(clinic).find(target.number, in: transaction)
            let found = try await RunRecords(clinic).list(of: patient, limit: rows.asked, in: transaction)
            let listing = Listings.runs(rows.cut(found, at: desk), for: clinic)
            return Deed(listing, of: .patient(patient.number))
        }
        try output.print(listing)
    }
}
