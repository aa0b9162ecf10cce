import ArgumentParser
import Domain

/// What can be said of a clinic.
struct ClinicProfileOptions: ParsableArguments {
    @OptionGroup var place: AddressOptions

    @Option(help: "National Provider Identifier, ten digits.", transform: ProviderNumber.init(parsing:))
    var npi: ProviderNumber?

    @Option(help: "Tax number (EIN).", transform: Line.init(parsing:))
    var taxNumber: Line?

    @Option(help: "Currency of its money, as in USD.", transform: Currency.init(parsing:))
    var currency: Currency?

    @Option(
        help: "Years that the record of a patient is kept after its last day, 6 to 100.",
        transform: RetentionYears.init(parsing:)
    )
    var retentionYears: RetentionYears?

    /// The profile with what was said in place of what it held.
    func applied(to profile: ClinicProfile) -> ClinicProfile {
        var result = profile
        result.addressLine = place.address ?? profile.addressLine
        result.city = place.city ?? profile.city
        result.state = place.state ?? profile.state
        result.postalCode = place.postalCode ?? profile.postalCode
        result.npi = npi ?? profile.npi
        result.taxNumber = taxNumber ?? profile.taxNumber
        result.currency = currency ?? profile.currency
        result.retention = retentionYears ?? profile.retention
        return result
    }
}
