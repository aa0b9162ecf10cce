/// What is known of a person of the staff.
public struct StaffProfile: Hashable, Sendable {
    /// Name as printed.
    public var name: Line
    /// Provider number.
    public var npi: ProviderNumber?
    /// Roles held, at least one, in the order of ``Duty``.
    public var roles: [Duty]
    /// PostgreSQL login, or nil for somebody who never signs in.
    public var login: LoginName?
    /// Left, or locked out.
    public var isDisabled: Bool

    /// A person with roles.
    public init(
        name: Line,
        npi: ProviderNumber? = nil,
        roles: [Duty],
        login: LoginName? = nil,
        isDisabled: Bool = false
    ) {
        self.name = name
        self.npi = npi
        self.roles = roles
        self.login = login
        self.isDisabled = isDisabled
    }
}
