import ArgumentParser
import Domain
import Records
import Reports

struct StaffDisable: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "disable",
        abstract: "Note that a person has left and take their login; what they recorded stays.",
        discussion: """
            Example:
              firststep staff disable epark
            """
    )

    @Argument(help: "Code of the person.", transform: StaffCode.init(parsing:))
    var code: StaffCode

    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let member = try await desk.change(change) { transaction, clinic in
            let staff = StaffRecords(clinic)
            var member = try await staff.find(code, in: transaction)
            guard !member.profile.isDisabled else { throw InvalidInput("\(code) is disabled already") }
            let before = Listings.staff([member])
            member.profile.isDisabled = true
            try await staff.disable(member, in: transaction)
            member.profile.login = nil
            return try Deed(member, of: .setting, after: Listings.staff([member]), before: before)
        }
        if !change.dryRun {
            try await desk.pool.transaction { transaction in
                let clinic = try await ClinicContext.find(nil, in: transaction)
                try await StaffRecords(clinic).endSessions(of: member, in: transaction)
            }
        }
        try output.print(Listings.staff([member]))
    }
}
