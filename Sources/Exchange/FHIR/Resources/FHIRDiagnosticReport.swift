import Domain

/// The result of an imaging order.
struct FHIRDiagnosticReport: FHIRResource {
    let resourceType = FHIRType.diagnosticReport
    let id: String
    let `extension`: [FHIRExtension]
    let identifier: [FHIRIdentifier]
    let basedOn: [FHIRReference]
    var status = "final"
    let code: FHIRConcept
    let subject: FHIRReference
    let effectiveDateTime: Day
    var result: [FHIRReference]?
    var conclusion: String?
    let conclusionCode: [FHIRConcept]
}
