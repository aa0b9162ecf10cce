import ArgumentParser
import Domain
import Records
import Reports

struct SeriesShow: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show a series with each session, its dose and its interval.",
        discussion: """
            Example:
              firststep series show S-1
            """
    )

    @Argument(help: "Number of the series, as in S-1.", transform: SeriesNumber.init(parsing:))
    var series: SeriesNumber

    @OptionGroup var output: OutputOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let card = try await desk.show { transaction, clinic in
            let course = try await SeriesRecords(clinic).course(series, in: transaction)
            return Deed(Listings.course(course, for: clinic), of: .record(series, of: course.series.caseNumber))
        }
        try output.print(card)
    }
}
