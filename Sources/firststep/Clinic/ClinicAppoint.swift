import ArgumentParser
import Domain
import Records
import Reports

struct ClinicAppoint: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "appoint",
        abstract: "Give a clinic one more administrator, as where the last has left; for who owns the server.",
        discussion: """
            Example:
              firststep clinic appoint denver --login anna
            """
    )

    @Argument(help: "Code of the clinic.", transform: ClinicCode.init(parsing:))
    var code: ClinicCode

    @OptionGroup var administrator: AdministratorOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let login = try await administrator.login(at: desk)
        let listing = try await desk.asOwner(change) { transaction in
            let member = try await ClinicRecords().appoint(login, to: code, in: transaction)
            return try Deed(changing: Listings.staff([member]), of: .setting)
        }
        if !change.dryRun { try await desk.place.admit(login) }
        try output.print(listing)
    }
}
