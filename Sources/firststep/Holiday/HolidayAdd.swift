import ArgumentParser
import Domain
import Records
import Reports

struct HolidayAdd: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Close the clinic on a day, which then is no business day.",
        discussion: """
            Example:
              firststep holiday add 2026-12-24 --name "Christmas Eve"
            """
    )

    @Argument(help: "The day, YYYY-MM-DD.", transform: Day.init(parsing:))
    var day: Day

    @Option(help: "What the day is called.", transform: Line.init(parsing:))
    var name: Line

    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let listing = try await desk.change(change) { transaction, clinic in
            let holiday = try await HolidayRecords(clinic).add(day, name, in: transaction)
            return try Deed(changing: Listings.holidays([holiday]), of: .setting)
        }
        try output.print(listing)
    }
}
