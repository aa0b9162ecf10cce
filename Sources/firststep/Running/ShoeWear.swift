import ArgumentParser
import Domain
import Records
import Reports

struct ShoeWear: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "wear",
        abstract: "Add distance to a pair of shoes that no single run stands for.",
        discussion: """
            Example:
              firststep shoe wear F-1 --distance 40km
            """
    )

    @Argument(help: "Number of the shoes, as in F-1.", transform: ShoeNumber.init(parsing:))
    var shoe: ShoeNumber

    @Option(help: "How far, as in 40km.", transform: Distance.init(parsing:))
    var distance: Distance

    @Option(help: "Day, YYYY-MM-DD; today without it.", transform: Day.init(parsing:))
    var on: Day?

    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let card = try await desk.change(change) { transaction, clinic in
            let entry = try await ShoeRecords(clinic).wear(shoe, distance, on: on ?? clinic.today, in: transaction)
            return try Deed(changing: Listings.shoes([entry], for: clinic), of: .record(shoe, ofPatient: entry.patient))
        }
        try output.print(card)
    }
}
