/// The kinds of resources that FirstStep writes or names.
enum FHIRType: String, Encodable, Sendable {
    case bundle = "Bundle"
    case carePlan = "CarePlan"
    case chargeItem = "ChargeItem"
    case condition = "Condition"
    case device = "Device"
    case diagnosticReport = "DiagnosticReport"
    case episodeOfCare = "EpisodeOfCare"
    case observation = "Observation"
    case organization = "Organization"
    case patient = "Patient"
    case practitioner = "Practitioner"
    case procedure = "Procedure"
    case serviceRequest = "ServiceRequest"
}

/// A resource of FHIR R4 (4.0.1, hl7.org/fhir/R4), with the elements that FirstStep fills.
///
/// An element without a value is nil and an empty list too, since FHIR has neither null nor `[]`.
protocol FHIRResource: Encodable, Sendable {
    var resourceType: FHIRType { get }
    var id: String { get }
}

extension FHIRResource {
    /// The resource as another of the bundle names it.
    var reference: FHIRReference { FHIRReference(resourceType, id) }
}

extension Array {
    /// The array, or nil where it is empty.
    var nonEmpty: Self? { isEmpty ? nil : self }
}
