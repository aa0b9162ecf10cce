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

    @Option(help: "Postal code, at most 20 characters.", transform: { try Line(parsing: $0, atMost: 20) })
    var postalCode: Line?
}
