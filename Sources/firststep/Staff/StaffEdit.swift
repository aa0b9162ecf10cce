import ArgumentParser
import Domain
import Records
import Reports

struct StaffEdit: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "edit",
        abstract: "Change what is known of a person; earlier versions are kept.",
        discussion: """
            Example:
              firststep staff edit epark --role clinician --role administrator
            """
    )

    @Argument(help: "Code of the person.", transform: StaffCode.init(parsing:))
    var code: StaffCode

    @Option(help: "Name as printed.", transform: Line.init(parsing:))
    var name: Line?

    @Option(
        name: .customLong("role"),
        help: "What the person does, in place of what was recorded; may be repeated.",
        completion: .words(of: Duty.self),
        transform: Duty.init(parsing:)
    )
    var roles: [Duty] = []

    @Option(help: "National Provider Identifier, ten digits.", transform: ProviderNumber.init(parsing:))
    var npi: ProviderNumber?

    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let listing = try await desk.change(change) { transaction, clinic in
            let staff = StaffRecords(clinic)
            var member = try await staff.find(code, in: transaction)
            var profile = member.profile
            profile.name = name ?? profile.name
            profile.roles = roles.isEmpty ? profile.roles : roles.inOrder
            profile.npi = npi ?? profile.npi
            guard profile != member.profile else {
                throw InvalidInput("nothing to change: say what is to be corrected")
            }
            let earlier = Listings.staff([member])
            member.profile = profile
            try await staff.edit(member, in: transaction)
            return try Deed(changing: Listings.staff([member]), of: .setting, before: earlier)
        }
        try output.print(listing)
    }
}
