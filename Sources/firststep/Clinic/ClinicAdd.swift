import ArgumentParser
import Domain
import Records
import Reports

struct ClinicAdd: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Add a clinic.",
        discussion: """
            Example:
              firststep clinic add denver --name "Denver Heel Clinic" \\
                  --time-zone America/Denver \\
                  --address "1 Example Street" --city Denver --state CO \\
                  --postal-code 80202 --npi 1234567893
            """
    )

    @Argument(help: "Short name for the command line, as in denver.", transform: ClinicCode.init(parsing:))
    var code: ClinicCode

    @Option(help: "Name as printed.", transform: Line.init(parsing:))
    var name: Line

    @Option(help: "IANA time zone that decides its days, as in America/Denver.", transform: Line.init(parsing:))
    var timeZone: Line

    @OptionGroup var profile: ClinicProfileOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let clinic = try await desk.changeDatabase(change) { transaction in
            try await ClinicRecords()
                .add(code, profile.applied(to: ClinicProfile(name: name, timeZone: timeZone)), in: transaction)
        }
        try output.print(Listings.clinics([clinic]))
    }
}
