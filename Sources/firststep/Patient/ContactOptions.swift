import ArgumentParser
import Domain

/// Where a patient lives and can be reached.
struct ContactOptions: ParsableArguments {
    @Option(help: "Telephone.", transform: Line.init(parsing:))
    var phone: Line?

    @Option(help: "E-mail address.", transform: EmailAddress.init(parsing:))
    var email: EmailAddress?

    @Option(help: "Street and house.", transform: Line.init(parsing:))
    var address: Line?

    @Option(help: "City.", transform: Line.init(parsing:))
    var city: Line?

    @Option(help: "US state, two letters.", transform: StateCode.init(parsing:))
    var state: StateCode?

    @Option(help: "Postal code.", transform: Line.init(parsing:))
    var postalCode: Line?

    /// The person with what was said in place of what was known.
    func applied(to person: Person) -> Person {
        var result = person
        result.phone = phone ?? person.phone
        result.email = email ?? person.email
        result.addressLine = address ?? person.addressLine
        result.city = city ?? person.city
        result.state = state ?? person.state
        result.postalCode = postalCode ?? person.postalCode
        return result
    }
}
