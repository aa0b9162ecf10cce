/// What a clinic says of itself.
public struct ClinicProfile: Hashable, Sendable {
    /// Name as printed.
    public var name: Line
    /// Street and house.
    public var addressLine: Line?
    /// City.
    public var city: Line?
    /// US state.
    public var state: StateCode?
    /// Postal code.
    public var postalCode: Line?
    /// Provider number of the clinic.
    public var npi: ProviderNumber?
    /// Tax number (EIN).
    public var taxNumber: Line?
    /// IANA time zone that decides its clinical days, as in `America/Denver`.
    public var timeZone: Line
    /// Currency of its money.
    public var currency: Currency
    /// How long the record of a patient is kept.
    public var retention = RetentionYears.usual

    /// A profile with only what is needed.
    public init(name: Line, timeZone: Line, currency: Currency = .usd) {
        self.name = name
        self.timeZone = timeZone
        self.currency = currency
    }
}
