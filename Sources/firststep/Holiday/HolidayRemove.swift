import ArgumentParser
import Domain
import Records
import Reports

struct HolidayRemove: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "Open the clinic on a holiday, its own or a federal one; what stood before is kept.",
        discussion: """
            Example:
              firststep holiday remove 2026-10-12
            """
    )

    @Argument(help: "The day, YYYY-MM-DD.", transform: Day.init(parsing:))
    var day: Day

    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let (before, after) = try await desk.change(change) { transaction, clinic in
            let (before, after) = try await HolidayRecords(clinic).remove(day, in: transaction)
            let listing = Listings.holidays(after.map { [$0] } ?? [])
            return try Deed((before, listing), of: .setting, after: listing, before: Listings.holidays([before]))
        }
        desk.say("\(day) is a business day again\(before.name.map { ": \($0)" } ?? "")")
        try output.print(after)
    }
}
