import Domain

/// A delivered session.
struct FHIRProcedure: FHIRResource {
    /// Who delivered it.
    struct Performer: Encodable, Sendable {
        let actor: FHIRReference
    }

    let resourceType = FHIRType.procedure
    let id: String
    var contained: [FHIRDevice]?
    let `extension`: [FHIRExtension]
    let identifier: [FHIRIdentifier]
    let basedOn: [FHIRReference]
    var status = "completed"
    let code: FHIRConcept
    let subject: FHIRReference
    let performedDateTime: Day
    var performer: [Performer]?
    let bodySite: [FHIRConcept]
    var note: [FHIRAnnotation]?
    var usedReference: [FHIRReference]?
}

/// What a session was delivered with: the device, and the lot for a recall.
struct FHIRDevice: FHIRResource {
    /// A name.
    struct DeviceName: Encodable, Sendable {
        let name: String
        var type = "user-friendly-name"
    }

    let resourceType = FHIRType.device
    let id: String
    var lotNumber: String?
    var deviceName: [DeviceName]?

    /// As the resource that contains it names it.
    var withinReference: FHIRReference { FHIRReference(reference: "#\(id)") }
}
