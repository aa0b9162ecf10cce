import ArgumentParser
import Domain
import Records
import Reports

struct ShoeRetire: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "retire",
        abstract: "End the use of a pair of shoes.",
        discussion: """
            Example:
              firststep shoe retire F-1 --on 2026-05-05
            """
    )

    @Argument(help: "Number of the shoes, as in F-1.", transform: ShoeNumber.init(parsing:))
    var shoe: ShoeNumber

    @Option(help: "First day on which they are not used, YYYY-MM-DD; today without it.", transform: Day.init(parsing:))
    var on: Day?

    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let card = try await desk.change(change) { transaction, clinic in
            let entry = try await ShoeRecords(clinic).retire(shoe, on: on ?? clinic.today, in: transaction)
            return try Deed(changing: Listings.shoes([entry], for: clinic), of: .record(shoe, ofPatient: entry.patient))
        }
        try output.print(card)
    }
}
