import Domain
import Records

extension FHIRCarePlan {
    /// The home care of a case; nil where nothing is prescribed.
    ///
    /// It is active as long as one of its prescriptions holds or lies ahead, whether or not the case is closed.
    init?(_ prescriptions: [PrescriptionEntry], in context: FHIRContext) {
        guard let start = prescriptions.map(\.startsOn).min() else { return nil }
        let today = context.clinic.today
        let isOver = prescriptions.allSatisfy { $0.state(on: today) == .stopped }
        id = context.entry.number.description
        status = isOver ? "completed" : "active"
        subject = context.subject
        period = FHIRPeriod(start: start)
        supportingInfo = [context.episode]
        activity = prescriptions.map { Activity($0, in: context) }
    }
}

extension FHIRCarePlan.Activity {
    fileprivate init(_ entry: PrescriptionEntry, in context: FHIRContext) {
        let heel = FHIRExtension(.heel, .concept(FHIRConcept(heel: entry.side)))
        let dose = entry.doses.map { FHIRExtension($0) }.nonEmpty.map { FHIRExtension(.dose, .parts($0)) }
        let prescriber = context.staff(entry.prescribedBy).map { FHIRExtension(.prescriber, .reference($0)) }
        id = entry.number.description
        progress = entry.note.map { [FHIRAnnotation($0.rawValue)] }
        detail = FHIRCarePlan.Detail(
            extension: [heel] + [dose, prescriber].compactMap(\.self),
            code: FHIRConcept(entry.measure, entry.measureName),
            status: Self.status(entry.state(on: context.clinic.today)),
            statusReason: entry.stopNote.map { FHIRConcept(text: FHIRAnnotation($0.rawValue).text) },
            scheduledPeriod: FHIRPeriod(start: entry.startsOn, end: Self.lastDay(of: entry)),
            productCodeableConcept: entry.product.map { FHIRConcept(text: $0.rawValue) },
            description: entry.doseWords
        )
    }

    /// The last day on which it held; a period cannot end before it starts, so one that never held has none.
    private static func lastDay(of entry: PrescriptionEntry) -> Day? {
        entry.stoppedOn.flatMap { $0 > entry.startsOn ? $0 + -1 : nil }
    }

    private static func status(_ state: PrescriptionState) -> String {
        switch state {
        case .planned: "not-started"
        case .active: "in-progress"
        case .stopped: "stopped"
        }
    }
}

extension FHIRExtension {
    /// One part of a prescribed dose.
    fileprivate init(_ dose: PrescribedDose) {
        let unit = dose.parameter.unit.rawValue
        let low = FHIRQuantity(dose.range.low, ucum: unit)
        let high = FHIRQuantity(dose.range.high, ucum: unit)
        let isNumber = dose.range.low == dose.range.high
        self.init(
            url: dose.parameter.code.rawValue,
            isNumber ? .quantity(low) : .range(FHIRRange(low: low, high: high))
        )
    }
}
