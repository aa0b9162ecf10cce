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
        completion: .words(of: StaffRole.self),
        transform: StaffRole.init(parsing:)
    )
    var roles: [StaffRole] = []

    @Option(help: "National Provider Identifier, ten digits.", transform: ProviderNumber.init(parsing:))
    var npi: ProviderNumber?

    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let member = try await desk.change(change) { transaction, clinic in
            let staff = StaffRecords(clinic)
            var member = try await staff.find(code, in: transaction)
            let before = member.profile
            member.profile.name = name ?? before.name
            member.profile.roles = roles.isEmpty ? before.roles : roles.inOrder
            member.profile.npi = npi ?? before.npi
            guard member.profile != before else { throw InvalidInput("nothing to change: say what is to be corrected") }
            try await staff.edit(member, in: transaction)
            return member
        }
        try output.print(Listings.staff([member]))
    }
}
