import ArgumentParser
import Domain
import Records
import Reports

struct PatientEdit: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "edit",
        abstract: "Correct who a patient is; earlier versions are kept.",
        discussion: """
            Example:
              firststep patient edit P-1001 --phone "+1 303 555 0100"
            """
    )

    @Argument(help: "Number of the patient, as in P-1001.", transform: PatientNumber.init(parsing:))
    var patient: PatientNumber

    @Option(name: .customLong("family"), help: "Family name.", transform: Line.init(parsing:))
    var familyName: Line?

    @Option(name: .customLong("given"), help: "Given name or names.", transform: Line.init(parsing:))
    var givenName: Line?

    @Option(name: .customLong("born"), help: "Date of birth, YYYY-MM-DD.", transform: Day.init(parsing:))
    var birthDate: Day?

    @Option(help: "female, male, other or unknown.", completion: .words(of: Sex.self), transform: Sex.init(parsing:))
    var sex: Sex?

    @OptionGroup var contact: ContactOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let (card, entry) = try await desk.change(change) { transaction, clinic in
            let patients = PatientRecords(clinic)
            let entry = try await patients.find(patient, in: transaction)
            var person = contact.applied(to: entry.person)
            person.familyName = familyName ?? person.familyName
            person.givenName = givenName ?? person.givenName
            person.birthDate = birthDate ?? person.birthDate
            person.sex = sex ?? person.sex
            guard person != entry.person else { throw InvalidInput("nothing to change: say what is to be corrected") }
            try await patients.edit(entry.number, person, in: transaction)
            let after = try await patients.find(patient, in: transaction)
            let card = Listings.patient(after, today: clinic.today)
            let before = Listings.patient(entry, today: clinic.today)
            return try Deed((card, entry), of: .person(entry), after: card, before: before)
        }
        desk.sayIfMerged(patient, entry)
        try output.print(card)
    }
}
