import ArgumentParser
import Domain

/// Where a clinic stands or a patient lives.
struct AddressOptions: ParsableArguments {
    @Option(help: "Street and house.", transform: Line.init(parsing:))
    var address: Line?

    @Option(help: "City.", transform: Line.init(parsing:))
    var city: Line?

    @Option(help: "US state, two letters.", transform: StateCode.init(parsing:))
    var state: StateCode?

    @Option(help: "Postal code.", transform: Line.init(parsing:))
    var postalCode: Line?
}
