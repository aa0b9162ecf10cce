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

    @OptionGroup var rows: LimitOptions

    @OptionGroup var output: OutputOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let listing = try await desk.read { transaction, clinic in
            let records = SeriesRecords(clinic)
            guard let caseNumber else {
                let found = try await records.list(limit: rows.asked, in: transaction)
                return Listings.series(rows.cut(found, at: desk), today: clinic.today)
            }
            try await KnownCase.require(caseNumber, of: clinic, in: transaction)
            let courses = try await records.list(of: caseNumber, in: transaction)
            return Listings.series(rows.cut(courses.map(\.series), at: desk), today: clinic.today)
        }
        try output.print(listing)
    }
}
