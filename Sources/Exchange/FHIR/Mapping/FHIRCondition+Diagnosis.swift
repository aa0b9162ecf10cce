import Domain
import Records

extension FHIRCondition {
    /// A diagnosis of a heel, in ICD-10-CM too where the catalogue has a code for its side.
    init(_ entry: DiagnosisEntry, in context: FHIRContext) {
        let isRefuted = entry.diagnosis.status == .refuted
        let clinical = Self.clinicalStatus(isRefuted: isRefuted, context.entry.outcome)
        let published = entry.icd10.map { FHIRCoding(system: FHIRSystem.icd10, code: $0) }
        id = entry.number.description
        `extension` =
            [
                context.episodeExtension,
                FHIRExtension(url: FHIRExtensionName.assertedDate, .dateTime(entry.diagnosedOn)),
            ] + (entry.isPrimary ? [FHIRExtension(.primary, .boolean(true))] : [])
        identifier = context.identifier(entry.number)
        clinicalStatus = FHIRConcept(system: FHIRSystem.clinicalStatus, code: clinical)
        verificationStatus = FHIRConcept(
            system: FHIRSystem.verificationStatus,
            code: entry.diagnosis.status.verificationStatus
        )
        category = [FHIRConcept(system: FHIRSystem.conditionCategory, code: "problem-list-item")]
        code = FHIRConcept(entry.diagnosis.code, entry.name, after: [published].compactMap(\.self))
        bodySite = [FHIRConcept(heel: entry.side)]
        subject = context.subject
        onsetDateTime = isRefuted ? nil : context.entry.onsetOn
        abatementDateTime = clinical == "resolved" ? context.entry.closedOn : nil
        asserter = context.staff(entry.staff)
        evidence = entry.diagnosis.basis.map { Evidence(code: [FHIRConcept($0)]) }.nonEmpty
    }

    /// Only a case that ended without pain says that the condition is gone.
    private static func clinicalStatus(isRefuted: Bool, _ outcome: CaseOutcome?) -> String {
        if isRefuted { return "inactive" }
        return outcome == .resolved ? "resolved" : "active"
    }
}
