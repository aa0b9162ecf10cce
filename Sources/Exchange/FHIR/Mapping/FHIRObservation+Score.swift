import Domain
import Records

extension FHIRObservation {
    /// A score; morning pain is one of LOINC's, the others are of our own list.
    init(_ score: ScoreEntry, in context: FHIRContext) {
        let isMorningPain = score.instrument.code == .morningPain
        let loinc = FHIRCoding(
            system: FHIRSystem.loinc,
            code: FHIRPainSeverity.code,
            display: FHIRPainSeverity.display
        )
        let code = FHIRConcept(
            score.instrument.code,
            score.instrument.name,
            after: isMorningPain ? [loinc] : []
        )
        self.init(score.number.description, .survey, code, on: score.takenOn, in: context)
        if score.afterTreatment { `extension`.append(FHIRExtension(.afterTreatment, .boolean(true))) }
        identifier = context.identifier(score.number)
        valueQuantity = FHIRQuantity(score.value, ucum: score.instrument.unit)
        bodySite = score.side.map { FHIRConcept(heel: $0) }
        note = score.note.map { [FHIRAnnotation($0)] }
    }

    /// A milestone, which was reached.
    init(_ milestone: MilestoneEntry, in context: FHIRContext) {
        let code = FHIRConcept(milestone.code, milestone.name)
        self.init(milestone.number.description, .activity, code, on: milestone.reachedOn, in: context)
        identifier = context.identifier(milestone.number)
        valueBoolean = true
        bodySite = milestone.side.map { FHIRConcept(heel: $0) }
        note = milestone.note.map { [FHIRAnnotation($0)] }
    }
}
