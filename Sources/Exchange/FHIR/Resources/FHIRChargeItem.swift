import Domain

/// A charge.
struct FHIRChargeItem: FHIRResource {
    /// Who rendered the service.
    struct Performer: Encodable, Sendable {
        let actor: FHIRReference
    }

    let resourceType = FHIRType.chargeItem
    let id: String
    let identifier: [FHIRIdentifier]
    var status = "billable"
    let code: FHIRConcept
    let subject: FHIRReference
    let context: FHIRReference
    let occurrenceDateTime: Day
    var performer: [Performer]?
    let quantity: FHIRQuantity
    /// FHIR writes it in one word here, and here only.
    var bodysite: [FHIRConcept]?
    /// The whole amount, units times price.
    let priceOverride: FHIRMoney
    var overrideReason: String?
}
