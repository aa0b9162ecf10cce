import ArgumentParser
import Domain
import Records
import Reports

struct ClinicAdd: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Found a clinic; for who owns the server.",
        discussion: """
            The login given, else the one that runs this, becomes the clinic's first person, with every role; give some to others \
            with: firststep staff add, and some up with: firststep staff edit. A login belongs to one clinic for ever.

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
    @OptionGroup var administrator: AdministratorOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let profile = profile.applied(to: ClinicProfile(name: name, timeZone: timeZone))
        let login = try await administrator.login(at: desk)
        let listing = try await desk.asOwner(change) { transaction in
            let clinic = try await ClinicRecords().found(code, profile, administrator: login, in: transaction)
            return try Deed(changing: Listings.clinics([clinic]), of: .setting)
        }
        if !change.dryRun { try await desk.place.admit(login) }
        desk.say("\(login) is on the staff of \(code), with every role")
        try output.print(listing)
    }
}
