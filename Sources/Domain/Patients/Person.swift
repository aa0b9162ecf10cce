/// Who a patient is: what the front desk asks and may correct.
public struct Person: Hashable, Sendable {
    /// Family name.
    public var familyName: Line
    /// Given name or names.
    public var givenName: Line
    /// Date of birth.
    public var birthDate: Day
    /// Sex.
    public var sex: Sex
    /// US state of residence.
    public var state: StateCode?
    /// Telephone.
    public var phone: Line?
    /// E-mail address.
    public var email: EmailAddress?
    /// Street and house.
    public var addressLine: Line?
    /// City.
    public var city: Line?
    /// Postal code.
    public var postalCode: Line?

    /// A person with only what is needed.
    public init(familyName: Line, givenName: Line, birthDate: Day, sex: Sex) {
        self.familyName = familyName
        self.givenName = givenName
        self.birthDate = birthDate
        self.sex = sex
    }

    /// `Family, Given`.
    public var listedName: String { "\(familyName), \(givenName)" }
}
