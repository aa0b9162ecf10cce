import Domain
import Records

extension IncomingPatient: CSVImportable {
    /// external_id, family_name, given_name, birth_date, sex, phone, email, address, postal_code, state.
    public static let columnNames = [
        "external_id", "family_name", "given_name", "birth_date", "sex", "phone", "email", "address", "postal_code",
        "state",
    ]

    /// Who somebody is cannot be less than this.
    public static let neededColumns: Set = ["external_id", "family_name", "given_name", "birth_date"]

    /// The day is the birth date.
    public static let importColumns = ImportColumns(day: "birth_date", reference: "external_id")

    /// Reads a row; an empty sex is unknown.
    public init?(_ cells: inout ImportCells) {
        let externalID = cells.id(0)
        let familyName = cells.neededLine(1)
        let givenName = cells.neededLine(2)
        let birthDate = cells.neededDay(3)
        let sex: Sex = cells.choice(4) ?? .unknown
        let phone = cells.line(5, atMost: 50)
        let email = cells.optional(6, "write an address as in name@example.org") { try EmailAddress(parsing: $0) }
        let address = cells.line(7)
        let postalCode = cells.line(8, atMost: 20)
        let state = cells.optional(9, "write a US state with two letters, as in CO") { try StateCode(parsing: $0) }
        guard let externalID, let familyName, let givenName, let birthDate, cells.isGood else { return nil }
        var person = Person(familyName: familyName, givenName: givenName, birthDate: birthDate, sex: sex)
        person.phone = phone
        person.email = email
        person.addressLine = address
        person.postalCode = postalCode
        person.state = state
        self.init(externalID: externalID, person: person)
    }
}
