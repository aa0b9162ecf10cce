import ArgumentParser
import Domain

/// What can be said of a clinic.
struct ClinicProfileOptions: ParsableArguments {
    @Option(help: "Street and house.", transform: Line.init(parsing:))
    var address: Line?

    @Option(help: "City.", transform: Line.init(parsing:))
    var city: Line?

    @Option(help: "US state, two letters.", transform: StateCode.init(parsing:))
    var state: StateCode?

    @Option(help: "Postal code.", transform: Line.init(parsing:))
    var postalCode: Line?

    @Option(help: "National Provider Identifier, ten digits.", transform: ProviderNumber.init(parsing:))
    var npi: ProviderNumber?

    @Option(help: "Tax number (EIN).", transform: Line.init(parsing:))
    var taxNumber: Line?

    @Option(help: "Currency of its money, as in USD.", transform: Currency.init(parsing:))
    var currency: Currency?

    /// The profile with what was said in place of what it held.
    func applied(to profile: ClinicProfile) -> ClinicProfile {
        var result = profile
        result.addressLine = address ?? profile.addressLine
        result.city = city ?? profile.city
        result.state = state ?? profile.state
        result.postalCode = postalCode ?? profile.postalCode
        result.npi = npi ?? profile.npi
        result.taxNumber = taxNumber ?? profile.taxNumber
        result.currency = currency ?? profile.currency
        return result
    }
}
