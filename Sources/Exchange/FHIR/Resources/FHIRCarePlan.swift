import Domain

/// The home care of a case.
struct FHIRCarePlan: FHIRResource {
    /// A prescription.
    struct Activity: Encodable, Sendable {
        /// Number of the prescription.
        let id: String
        var progress: [FHIRAnnotation]?
        let detail: Detail
    }

    /// What is prescribed.
    struct Detail: Encodable, Sendable {
        let `extension`: [FHIRExtension]
        let code: FHIRConcept
        let status: String
        var statusReason: FHIRConcept?
        let scheduledPeriod: FHIRPeriod
        var productCodeableConcept: FHIRConcept?
        var description: String?
    }

    let resourceType = FHIRType.carePlan
    let id: String
    let status: String
    var intent = "plan"
    var title = "Home care"
    let subject: FHIRReference
    let period: FHIRPeriod
    let supportingInfo: [FHIRReference]
    let activity: [Activity]
}
