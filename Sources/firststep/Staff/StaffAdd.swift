import ArgumentParser
import Domain
import Records
import Reports

struct StaffAdd: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Add a person to the staff.",
        discussion: """
            Example:
              firststep staff add epark --name "Dr. Ellen Park" --role clinician \\
                  --npi 1234567893 --login epark
            """
    )

    @Argument(help: "Short name for the command line, as in epark.", transform: StaffCode.init(parsing:))
    var code: StaffCode

    @Option(help: "Name as printed.", transform: Line.init(parsing:))
    var name: Line

    @Option(
        name: .customLong("role"),
        help:
            "What the person does; may be repeated: clinician, frontdesk, billing, analyst, auditor, administrator, nightly.",
        completion: .words(of: Duty.self),
        transform: Duty.init(parsing:)
    )
    var roles: [Duty]

    @Option(help: "National Provider Identifier, ten digits.", transform: ProviderNumber.init(parsing:))
    var npi: ProviderNumber?

    @Option(
        help: ArgumentHelp(
            "PostgreSQL login to make for the person; on the private server the name of their account on this machine.",
            valueName: "name"
        ),
        transform: LoginName.init(parsing:)
    )
    var login: LoginName?

    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func validate() throws {
        guard !roles.isEmpty else { throw ValidationError("say at least one --role") }
    }

    func run(at desk: Desk) async throws {
        let profile = StaffProfile(name: name, npi: npi, roles: roles.inOrder, login: login)
        let member = try await desk.change(change) { transaction, clinic in
            let member = try await StaffRecords(clinic).add(code, profile, in: transaction)
            return try Deed(changing: Listings.staff([member]), of: .setting)
        }
        if let login, !change.dryRun { try await desk.place.admit(login) }
        try output.print(member)
    }
}

extension [Duty] {
    /// Each role once, in the order of ``Duty``.
    var inOrder: [Duty] { Duty.allCases.filter(contains) }
}
