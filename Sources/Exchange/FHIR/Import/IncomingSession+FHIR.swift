import Domain
import Foundation
import Records

extension IncomingSession: FHIRImportable {
    /// Procedure.
    public static let resourceType = FHIRType.procedure.rawValue

    /// The case is that of the extension, else the one that the patient had on the day.
    public static let elementNames = ImportColumns(
        id: "Procedure.id",
        patient: "Procedure.subject",
        side: "Procedure.bodySite",
        day: "Procedure.performed[x]",
        reference: "Procedure.extension(workflow-episodeOfCare)"
    )

    /// Reads a delivered treatment of FirstStep's own list; any other procedure is passed by.
    public init?(_ elements: inout FHIRElements) {
        guard let kind = elements.decode(ReadKind.self) else { return nil }
        guard let word = kind.code?.code(of: Coded.Treatment.self) else {
            elements.passBy("with another code")
            return nil
        }
        guard kind.status == "completed" else {
            elements.passBy("not completed")
            return nil
        }
        guard let read = elements.decode(ReadProcedure.self) else { return nil }
        let externalID = elements.neededID()
        let known = elements.context.catalogue.treatments
        let treatment = elements.needed("code", word, "use one of: \(known.keys.sorted().joined(separator: ", "))") {
            known[$0]
        }
        let reference = elements.caseReference(read.extension, of: read.subject)
        let side = elements.heel(read.bodySite ?? [])
        let day = elements.neededDay("performed[x]", read.performedDateTime ?? read.performedPeriod?.start)
        var details = day.map { SessionDetails(performedOn: $0) }
        if let treatment { details?.dose = Self.dose(of: treatment, read.extension, &elements) }
        details?.read(read, &elements)
        guard let externalID, let treatment, let reference, let details, elements.isGood else { return nil }
        self.init(
            externalID: externalID,
            caseReference: reference,
            side: side,
            treatment: treatment.code,
            details: details
        )
    }

    private static func dose(
        of treatment: Treatment,
        _ extensions: [ReadExtension]?,
        _ elements: inout FHIRElements
    ) -> Dose {
        var dose = Dose()
        for part in extensions.first(.dose)?.parts ?? [] {
            let path = "extension(dose).extension"
            guard let quantity = treatment.quantities.first(where: { $0.partName == part.url }) else {
                elements.refuse(path, nil, "a part of the dose does not fit \(treatment.code)")
                continue
            }
            let text = part.quantity?.value?.description
            let value = elements.needed("\(path)(\(part.url))", text, "write a number \(quantity.range)") { text in
                let number = try ExactNumber(parsing: text)
                return quantity.admits(number) ? number : nil
            }
            switch quantity {
            case .energy: dose.energy = value
            case .pressure: dose.pressure = value
            case .impulses: dose.impulses = value.flatMap { $0.steps(places: 0) }
            case .frequency: dose.frequency = value
            case .volume: dose.volume = value
            }
        }
        return dose
    }
}

extension SessionDetails {
    /// Reads all but the day and the dose.
    fileprivate mutating func read(_ read: ReadProcedure, _ elements: inout FHIRElements) {
        let (said, device) = (read.extension, read.contained?.first { $0.resourceType == FHIRType.device.rawValue })
        guidance = elements.choice("extension(guidance)", said.first(.guidance)?.concept?.code(of: Guidance.self))
        imageReference = elements.line("extension(guidance-image)", said.first(.guidanceImage)?.string)
        preparation = elements.line("extension(preparation)", said.first(.preparation)?.string)
        withAnaesthesia = said.first(.anaesthesia)?.boolean
        bookedOn = elements.day("extension(booked-on)", said.first(.bookedOn)?.date)
        painDuring = elements.optional(
            "extension(pain-during)",
            said.first(.painDuring)?.integer?.description,
            "write a whole number from 0 to 10"
        ) { text in Int(text).flatMap { (0...10).contains($0) ? $0 : nil } }
        targetSite = elements.line("bodySite", read.bodySite?.first { $0.coding?.isEmpty ?? true }?.text)
        self.device = elements.line("contained.deviceName.name", device?.deviceName?.first?.name)
        lot = elements.line("contained.lotNumber", device?.lotNumber)
    }
}
