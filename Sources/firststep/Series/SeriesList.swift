import ArgumentParser
import Domain
import Records
import Reports

struct SeriesList: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List series with their state: planned, on-track, due, overdue, completed, stopped ...",
        discussion: """
            A session is due on its day and in the days of grace that the catalogue gives its treatment, then overdue.

            Example:
              firststep series list --case C-1001
            """
    )

    @Option(name: .customLong("case"), help: "Only this case, as in C-1001.", transform: CaseNumber.init(parsing:))
    var caseNumber: CaseNumber?

    @Option(help: "Most rows to print.")
    var limit = 1000

    @OptionGroup var output: OutputOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let listing = try await desk.read { transaction, clinic in
            let records = SeriesRecords(clinic)
            guard let caseNumber else {
                return try await Listings.series(records.list(limit: limit, in: transaction), today: clinic.today)
            }
            try await KnownCase.require(caseNumber, of: clinic, in: transaction)
            let courses = try await records.list(of: caseNumber, in: transaction)
            return Listings.series(courses.map(\.series), today: clinic.today)
        }
        try output.print(listing)
    }
}
