import ArgumentParser
import Domain

/// Where a patient lives and can be reached.
struct ContactOptions: ParsableArguments {
    @Option(help: "Telephone, at most 50 characters.", transform: { try Line(parsing: $0, atMost: 50) })
    var phone: Line?

    @Option(help: "E-mail address.", transform: EmailAddress.init(parsing:))
    var email: EmailAddress?

    @OptionGroup var place: AddressOptions

    /// The person with what was said in place of what was known.
    func applied(to person: Person) -> Person {
        var result = person
        result.phone = phone ?? person.phone
        result.email = email ?? person.email
        result.addressLine = place.address ?? person.addressLine
        result.city = place.city ?? person.city
        result.state = place.state ?? person.state
        result.postalCode = place.postalCode ?? person.postalCode
        return result
    }
}
