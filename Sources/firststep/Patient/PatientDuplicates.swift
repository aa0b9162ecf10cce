import ArgumentParser
import Domain
import Records
import Reports

struct PatientDuplicates: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "duplicates",
        abstract: "List pairs of patients who may be one person, the likeliest first, with the reasons.",
        discussion: """
            One person: firststep patient merge. Two people: firststep patient distinct. Either way the pair is not listed \
            again.

            Example:
              firststep patient duplicates --limit 20
            """
    )

    @OptionGroup var rows: LimitOptions

    @OptionGroup var output: OutputOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let listing = try await desk.show { transaction, clinic in
            let found = try await PatientRecords(clinic).duplicates(limit: rows.asked, in: transaction)
            let pairs = rows.cut(found, at: desk)
            let numbers = Set(pairs.flatMap { [$0.one.number, $0.other.number] }).sorted()
            return Deed(Listings.duplicates(pairs), of: .patients(numbers))
        }
        try output.print(listing)
    }
}
