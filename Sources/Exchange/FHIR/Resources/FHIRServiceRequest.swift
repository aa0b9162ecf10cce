import Domain

/// An imaging order, or a planned series of a treatment.
struct FHIRServiceRequest: FHIRResource {
    /// What was asked for, as FirstStep's own list has it.
    enum Category: String, Sendable {
        case imaging
        case series

        /// The concept.
        var concept: FHIRConcept { FHIRConcept(system: FHIRSystem.request, code: rawValue) }
    }

    let resourceType = FHIRType.serviceRequest
    let id: String
    let `extension`: [FHIRExtension]
    let identifier: [FHIRIdentifier]
    let status: String
    let intent: String
    let category: [FHIRConcept]
    let code: FHIRConcept
    let subject: FHIRReference
    var occurrenceDateTime: Day?
    var occurrenceTiming: FHIRTiming?
    let authoredOn: Day
    var requester: FHIRReference?
    let bodySite: [FHIRConcept]
    var note: [FHIRAnnotation]?
}
