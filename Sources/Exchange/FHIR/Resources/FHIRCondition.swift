import Domain

/// What a heel has, or was said to have.
struct FHIRCondition: FHIRResource {
    /// What a diagnosis was reached by.
    struct Evidence: Encodable, Sendable {
        let code: [FHIRConcept]
    }

    let resourceType = FHIRType.condition
    let id: String
    let `extension`: [FHIRExtension]
    let identifier: [FHIRIdentifier]
    let clinicalStatus: FHIRConcept
    let verificationStatus: FHIRConcept
    let category: [FHIRConcept]
    let code: FHIRConcept
    let bodySite: [FHIRConcept]
    let subject: FHIRReference
    var onsetDateTime: Day?
    var abatementDateTime: Day?
    var asserter: FHIRReference?
    var evidence: [Evidence]?
}
