import ArgumentParser
import Domain
import Records
import Reports

struct ClinicEdit: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "edit",
        abstract: "Change what a clinic says of itself; earlier versions are kept.",
        discussion: """
            Example:
              firststep clinic edit denver --tax-number 84-1234567
            """
    )

    @Argument(help: "Code of the clinic.", transform: ClinicCode.init(parsing:))
    var code: ClinicCode

    @Option(help: "Name as printed.", transform: Line.init(parsing:))
    var name: Line?

    @Option(help: "IANA time zone that decides its days.", transform: Line.init(parsing:))
    var timeZone: Line?

    @OptionGroup var profile: ClinicProfileOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let listing = try await desk.change(change) { transaction, _ in
            let clinics = try await ClinicRecords().list(in: transaction)
            guard var clinic = clinics.first(where: { $0.code == code }) else {
                throw NotPermitted("there is no clinic \(code) that this login belongs to")
            }
            let before = Listings.clinics([clinic])
            clinic.profile.name = name ?? clinic.profile.name
            clinic.profile.timeZone = timeZone ?? clinic.profile.timeZone
            clinic.profile = profile.applied(to: clinic.profile)
            try await ClinicRecords().edit(clinic, in: transaction)
            return try Deed(changing: Listings.clinics([clinic]), of: .setting, before: before)
        }
        try output.print(listing)
    }
}
