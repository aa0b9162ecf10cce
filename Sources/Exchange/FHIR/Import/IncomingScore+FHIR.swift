import Domain
import Foundation
import Records

extension IncomingScore: FHIRImportable {
    /// Observation.
    public static let resourceType = FHIRType.observation.rawValue

    /// The case is that of the extension, else the one that the patient had on the day.
    public static let elementNames = ImportColumns(
        id: "Observation.id",
        patient: "Observation.subject",
        side: "Observation.bodySite",
        day: "Observation.effective[x]",
        reference: "Observation.extension(workflow-episodeOfCare)"
    )

    /// Reads a score by FirstStep's own list of instruments, or pain severity by LOINC's code; any other one is passed by.
    ///
    /// LOINC's code alone does not say that the pain is that of the first step. It is read as that, and counted.
    public init?(_ elements: inout FHIRElements) {
        guard let kind = elements.decode(ReadKind.self) else { return nil }
        let own = kind.code?.code(of: Coded.Instrument.self)
        guard own != nil || kind.code?.code(in: FHIRSystem.loinc) == FHIRPainSeverity.code else {
            elements.passBy("with another code")
            return nil
        }
        guard let status = kind.status, ["final", "amended", "corrected"].contains(status) else {
            elements.passBy("not final")
            return nil
        }
        guard let read = elements.decode(ReadObservation.self) else { return nil }
        let sites = [read.bodySite].compactMap(\.self)
        if own == nil, FHIRHeel(sites) == .elsewhere {
            elements.passBy("about another part of the body")
            return nil
        }
        let externalID = elements.neededID()
        let known = elements.context.catalogue.instruments
        let instrument = elements.needed(
            "code",
            own ?? InstrumentCode.morningPain.rawValue,
            "use one of: \(known.keys.sorted().joined(separator: ", "))"
        ) { known[$0] }
        let reference = elements.caseReference(read.extension, of: read.subject)
        let side = elements.heel(sites)
        let taken = instrument.flatMap { Self.taken(read, $0, &elements) }
        guard let externalID, let instrument, let reference, elements.isGood else { return nil }
        if own == nil { elements.remark("read as \(instrument.code) by LOINC \(FHIRPainSeverity.code) alone") }
        self.init(
            externalID: externalID,
            caseReference: reference,
            side: side,
            instrument: instrument.code,
            taken: taken
        )
    }

    /// The value and its day; nil where the value is missing, and where something is refused.
    private static func taken(
        _ read: ReadObservation,
        _ instrument: Instrument,
        _ elements: inout FHIRElements
    ) -> Taken? {
        if read.valueString != nil || read.valueCodeableConcept != nil || read.valueRange != nil {
            elements.refuse("value[x]", nil, "a score is a valueQuantity or a valueInteger")
            return nil
        }
        guard let value = read.valueQuantity?.value ?? read.valueInteger else { return nil }
        let path = read.valueQuantity == nil ? "valueInteger" : "valueQuantity.value"
        if read.valueQuantity?.comparator != nil {
            elements.refuse("valueQuantity.comparator", nil, "a score is one number, and not all above or below it")
        }
        let steps = steps(value, of: instrument, path, &elements)
        let text = read.effectiveDateTime ?? read.effectivePeriod?.start ?? read.effectiveInstant
        let day = elements.neededDay("effective[x]", text)
        let isAfter = read.extension.first(.afterTreatment)?.boolean == true
        return steps.flatMap { steps in day.map { Taken(steps: steps, day: $0, afterTreatment: isAfter) } }
    }

    /// The value in steps, rounded only if that was asked for; what lies outside the scale is never rounded into it.
    private static func steps(
        _ value: Decimal,
        of instrument: Instrument,
        _ path: String,
        _ elements: inout FHIRElements
    ) -> Int? {
        let valueClass = value == value.roundedHalfUp(places: 0) ? ValueClass.integer : .decimal
        let range = "\(instrument.code) goes from \(instrument.minimum) to \(instrument.maximum)"
        guard Decimal(instrument.minimum) <= value, value <= Decimal(instrument.maximum) else {
            elements.refuse(path, of: valueClass, range)
            return nil
        }
        let rounded = value.roundedHalfUp(places: instrument.decimals)
        guard rounded == value || elements.context.rounding == .halfUp else {
            let step = instrument.decimals == 0 ? "whole numbers" : "steps of 0.1"
            elements.refuse(path, of: valueClass, "\(range) in \(step); --round half-up rounds to them")
            return nil
        }
        if rounded != value { elements.remark("rounded half up") }
        return (try? ExactNumber(parsing: rounded.description)).flatMap { $0.steps(places: instrument.decimals) }
    }
}

extension Decimal {
    /// The nearest number with so many decimals, for numbers from 0 upwards.
    ///
    /// What lies in the middle becomes the higher one.
    fileprivate func roundedHalfUp(places: Int) -> Decimal {
        var (exact, rounded) = (self, Decimal())
        NSDecimalRound(&rounded, &exact, places, .plain)
        return rounded
    }
}
