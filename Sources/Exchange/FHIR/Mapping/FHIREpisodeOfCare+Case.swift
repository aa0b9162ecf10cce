import Domain
import Records

extension FHIREpisodeOfCare {
    /// A case with what its heels have.
    init(_ file: CaseFile, in context: FHIRContext) {
        let entry = file.entry
        id = entry.number.description
        `extension` = Self.extensions(entry)
        identifier = context.identifier(entry.number)
        status = entry.closedOn == nil ? "active" : "finished"
        diagnosis = Self.ranked(file.diagnoses).nonEmpty
        patient = context.subject
        managingOrganization = FHIRReference(
            type: .organization,
            identifier: FHIRIdentifier(system: FHIRSystem.clinics, value: context.clinic.code.rawValue),
            display: context.clinic.name
        )
        period = FHIRPeriod(start: entry.openedOn, end: entry.closedOn)
    }

    private static func extensions(_ entry: CaseEntry) -> [FHIRExtension] {
        let heels = entry.side.heels.map { FHIRExtension(.heel, .concept(FHIRConcept(heel: $0))) }
        let rest = [
            entry.onsetOn.map { FHIRExtension(.onset, .date($0)) },
            entry.outcome.map { FHIRExtension(.caseOutcome, .concept(FHIRConcept($0))) },
            entry.complaint.map { FHIRExtension(.complaint, .string(FHIRAnnotation($0).text)) },
        ]
        return heels + rest.compactMap(\.self)
    }

    /// Rank 1 is for the primary diagnosis of a heel alone: a heel without one has none of that rank.
    private static func ranked(_ diagnoses: [DiagnosisEntry]) -> [Diagnosis] {
        var last: [Side: Int] = [:]
        return diagnoses.map { entry in
            let condition = FHIRReference(.condition, entry.number)
            guard entry.diagnosis.status != .refuted else { return Diagnosis(condition: condition) }
            let rank = entry.isPrimary ? 1 : (last[entry.side] ?? 1) + 1
            last[entry.side] = rank
            return Diagnosis(condition: condition, rank: rank)
        }
    }
}
