import ArgumentParser
import Domain
import Records
import Reports

struct HolidayList: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the holidays of a year: federal ones, and the clinic's own.",
        discussion: """
            Example:
              firststep holiday list --year 2026
            """
    )

    @Option(help: "The year; this one without it.")
    var year: Int?

    @OptionGroup var output: OutputOptions
    @OptionGroup var database: DatabaseOptions

    func validate() throws {
        if let year, !(1880...2999).contains(year) { throw ValidationError("--year is 1880 to 2999, not \(year)") }
    }

    func run(at desk: Desk) async throws {
        let listing = try await desk.read { transaction, clinic in
            let year = year.map(String.init) ?? String(clinic.today.description.prefix(4))
            let period = try DayPeriod(from: Day(parsing: "\(year)-01-01"), to: Day(parsing: "\(year)-12-31"))
            return try await Listings.holidays(HolidayRecords(clinic).list(period, in: transaction))
        }
        try output.print(listing)
    }
}
