import ArgumentParser
import Domain
import Records
import Reports

struct PatientAdd: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Register a patient; warns when somebody very similar is registered already.",
        discussion: """
            Example:
              firststep patient add --family Example --given Ann --born 1984-03-05 \\
                  --sex female --state CO
            """
    )

    @Option(name: .customLong("family"), help: "Family name.", transform: Line.init(parsing:))
    var familyName: Line

    @Option(name: .customLong("given"), help: "Given name or names.", transform: Line.init(parsing:))
    var givenName: Line

    @Option(name: .customLong("born"), help: "Date of birth, YYYY-MM-DD.", transform: Day.init(parsing:))
    var birthDate: Day

    @Option(help: "female, male, other or unknown.", completion: .words(of: Sex.self), transform: Sex.init(parsing:))
    var sex: Sex

    @OptionGroup var contact: ContactOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let person = contact.applied(
            to: Person(familyName: familyName, givenName: givenName, birthDate: birthDate, sex: sex)
        )
        let (card, similar) = try await desk.change(change) { transaction, clinic in
            let patients = PatientRecords(clinic)
            let similar = try await patients.similar(to: person, in: transaction)
            let number = try await patients.add(person, in: transaction)
            let patient = try await patients.find(number, in: transaction)
            let card = Listings.patient(patient, today: clinic.today)
            return try Deed((card, similar), of: .patient(number), after: card)
        }
        desk.warn(
            similar.map { "\($0.number) \($0.person.listedName) may be the same person: \($1)" }
        )
        try output.print(card)
    }
}
