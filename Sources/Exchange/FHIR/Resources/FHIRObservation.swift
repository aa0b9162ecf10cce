import Domain

/// A score, a finding, a measurement, a milestone, or an examination as a whole.
struct FHIRObservation: FHIRResource {
    /// The kinds of observations, as the value set observation-category has them.
    enum Category: String, Sendable {
        case survey, exam, imaging, activity
    }

    /// The value up to which nothing is remarkable.
    struct ReferenceRange: Encodable, Sendable {
        let high: FHIRQuantity
        let text: String
    }

    let resourceType = FHIRType.observation
    let id: String
    var `extension`: [FHIRExtension]
    var identifier: [FHIRIdentifier]?
    var basedOn: [FHIRReference]?
    var status = "final"
    let category: [FHIRConcept]
    let code: FHIRConcept
    let subject: FHIRReference
    let effectiveDateTime: Day
    var performer: [FHIRReference]?
    var valueQuantity: FHIRQuantity?
    var valueCodeableConcept: FHIRConcept?
    var valueBoolean: Bool?
    var interpretation: [FHIRConcept]?
    var note: [FHIRAnnotation]?
    var bodySite: FHIRConcept?
    var referenceRange: [ReferenceRange]?
    var hasMember: [FHIRReference]?

    /// An observation on a case, without its value.
    init(_ id: String, _ category: Category, _ code: FHIRConcept, on day: Day, in context: FHIRContext) {
        self.id = id
        self.extension = [context.episodeExtension]
        self.category = [FHIRConcept(system: FHIRSystem.observationCategory, code: category.rawValue)]
        self.code = code
        subject = context.subject
        effectiveDateTime = day
    }
}
