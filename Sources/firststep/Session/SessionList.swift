import ArgumentParser
import Domain
import Records
import Reports

struct SessionList: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the sessions of a case or of a series.",
        discussion: """
            Examples:
              firststep session list C-1001
              firststep session list --series S-1
            """
    )

    @Argument(help: "Number of the case, as in C-1001.", transform: CaseNumber.init(parsing:))
    var caseNumber: CaseNumber?

    @Option(help: "Number of the series, as in S-1.", transform: SeriesNumber.init(parsing:))
    var series: SeriesNumber?

    @OptionGroup var output: OutputOptions
    @OptionGroup var database: DatabaseOptions

    func validate() throws {
        guard (caseNumber == nil) != (series == nil) else {
            throw ValidationError("say either a case, as in C-1001, or --series S-1")
        }
    }

    func run(at desk: Desk) async throws {
        let listing = try await desk.show { transaction, clinic in
            if let series {
                let course = try await SeriesRecords(clinic).course(series, in: transaction)
                let listing = Listings.sessions(course.sessions, for: clinic)
                return Deed(listing, of: .record(series, of: course.series.caseNumber))
            }
            guard let caseNumber else { return Deed(Listings.sessions([], for: clinic), of: .setting) }
            try await KnownCase.require(caseNumber, of: clinic, in: transaction)
            let sessions = try await SessionRecords(clinic).list(of: caseNumber, in: transaction)
            return Deed(Listings.sessions(sessions, for: clinic), of: .case(caseNumber))
        }
        try output.print(listing)
    }
}
