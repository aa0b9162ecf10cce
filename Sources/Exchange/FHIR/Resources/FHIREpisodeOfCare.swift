import Domain

/// A case.
struct FHIREpisodeOfCare: FHIRResource {
    /// What one of its heels has.
    struct Diagnosis: Encodable, Sendable {
        let condition: FHIRReference
        /// 1 is the primary one of its heel; nil where it was ruled out.
        var rank: Int?
    }

    let resourceType = FHIRType.episodeOfCare
    let id: String
    let `extension`: [FHIRExtension]
    let identifier: [FHIRIdentifier]
    let status: String
    var diagnosis: [Diagnosis]?
    let patient: FHIRReference
    let managingOrganization: FHIRReference
    let period: FHIRPeriod
}
