import Domain

/// Who is treated.
struct FHIRPatient: FHIRResource {
    /// A name.
    struct HumanName: Encodable, Sendable {
        var use = "official"
        let family: String
        let given: [String]
    }

    /// A telephone or an e-mail address.
    struct ContactPoint: Encodable, Sendable {
        let system: String
        let value: String
    }

    /// A postal address.
    struct Address: Encodable, Sendable {
        var line: [String]?
        var city: String?
        var state: String?
        var postalCode: String?
    }

    let resourceType = FHIRType.patient
    let id: String
    let identifier: [FHIRIdentifier]
    var name: [HumanName]?
    var telecom: [ContactPoint]?
    var gender: String?
    var birthDate: Day?
    var address: [Address]?
}
