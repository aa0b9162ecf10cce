import ArgumentParser
import Domain
import Postgres
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
        let listing = try await desk.show { transaction, clinic in
            let found = try await series(clinic, in: transaction)
            let series = rows.cut(found, at: desk)
            if caseNumber == nil { try await desk.tellLeftOut(clinic, in: transaction) }
            let listing = Listings.series(series, today: clinic.today)
            return Deed(listing, of: .records(of: series.map(\.caseNumber)))
        }
        try output.print(listing)
    }

    private func series(_ clinic: ClinicContext, in transaction: borrowing Transaction) async throws -> [SeriesEntry] {
        let records = SeriesRecords(clinic)
        guard let caseNumber else { return try await records.list(limit: rows.asked, in: transaction) }
        try await KnownCase.require(caseNumber, of: clinic, in: transaction)
        return try await records.list(of: caseNumber, in: transaction).map(\.series)
    }
}
