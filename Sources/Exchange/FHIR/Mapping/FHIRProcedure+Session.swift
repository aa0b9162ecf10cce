import Domain
import Records

extension FHIRProcedure {
    /// A session, based on its series.
    init(_ session: SessionEntry, in context: FHIRContext) {
        let details = session.details
        let device = FHIRDevice(details)
        id = session.number.description
        contained = device.map { [$0] }
        `extension` = [context.episodeExtension] + Self.extensions(details)
        identifier = context.identifier(session.number)
        basedOn = [FHIRReference(.serviceRequest, session.series)]
        code = FHIRConcept(session.treatment, session.treatmentName)
        subject = context.subject
        performedDateTime = details.performedOn
        performer = context.staff(session.staff).map { [Performer(actor: $0)] }
        let target = details.targetSite.map { FHIRConcept(text: $0.rawValue) }
        bodySite = [FHIRConcept(heel: session.side)] + [target].compactMap(\.self)
        note = session.note.map { [FHIRAnnotation($0)] }
        usedReference = device.map { [$0.withinReference] }
    }

    private static func extensions(_ details: SessionDetails) -> [FHIRExtension] {
        let parts = details.dose.parts.map { quantity, value in
            FHIRExtension(url: quantity.partName, .quantity(FHIRQuantity(value, ucum: quantity.ucum)))
        }
        return [
            parts.nonEmpty.map { FHIRExtension(.dose, .parts($0)) },
            details.guidance.map { FHIRExtension(.guidance, .concept(FHIRConcept($0))) },
            details.imageReference.map { FHIRExtension(.guidanceImage, .string($0.rawValue)) },
            details.preparation.map { FHIRExtension(.preparation, .string($0.rawValue)) },
            details.withAnaesthesia.map { FHIRExtension(.anaesthesia, .boolean($0)) },
            details.painDuring.map { FHIRExtension(.painDuring, .integer($0)) },
            details.bookedOn.map { FHIRExtension(.bookedOn, .date($0)) },
        ].compactMap(\.self)
    }
}

extension FHIRDevice {
    /// What a session was delivered with; nil where neither device nor lot is recorded.
    fileprivate init?(_ details: SessionDetails) {
        guard details.device != nil || details.lot != nil else { return nil }
        id = "device"
        lotNumber = details.lot?.rawValue
        deviceName = details.device.map { [DeviceName(name: $0.rawValue)] }
    }
}
