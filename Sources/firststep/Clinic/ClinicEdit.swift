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
        let clinic = try await desk.changeDatabase(change) { transaction in
            let clinics = try await ClinicRecords().list(in: transaction)
            guard var clinic = clinics.first(where: { $0.code == code }) else {
                throw InvalidInput("there is no clinic \(code)")
            }
            clinic.profile.name = name ?? clinic.profile.name
            clinic.profile.timeZone = timeZone ?? clinic.profile.timeZone
            clinic.profile = profile.applied(to: clinic.profile)
            try await ClinicRecords().edit(clinic, in: transaction)
            return clinic
        }
        try output.print(Listings.clinics([clinic]))
    }
}
