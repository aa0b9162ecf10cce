import Domain
import Records

extension IncomingDiagnosis: FHIRImportable {
    /// Condition.
    public static let resourceType = FHIRType.condition.rawValue

    /// The day is that of the assertion.
    public static let elementNames = ImportColumns(
        id: "Condition.id",
        patient: "Condition.subject",
        side: "Condition.bodySite",
        day: "Condition.extension(condition-assertedDate)",
        reference: "Condition.extension(workflow-episodeOfCare)"
    )

    /// Reads a diagnosis of FirstStep's own list that belongs to a case; any other condition is passed by.
    public init?(_ elements: inout FHIRElements) {
        guard let kind = elements.decode(ReadKind.self) else { return nil }
        guard let word = kind.code?.code(of: Coded.Diagnosis.self) else {
            elements.passBy("with another code")
            return nil
        }
        guard let read = elements.decode(ReadCondition.self) else { return nil }
        guard let episode = read.extension.first(url: FHIRExtensionName.episodeOfCare) else {
            elements.passBy("of no EpisodeOfCare")
            return nil
        }
        let verification = read.verificationStatus?.code(in: FHIRSystem.verificationStatus)
        guard verification != "entered-in-error" else {
            elements.passBy("entered in error")
            return nil
        }
        let externalID = elements.neededID()
        let caseID = elements.reference("extension(workflow-episodeOfCare)", episode.reference, to: .episodeOfCare)
        let known = elements.context.catalogue.diagnoses
        let code = elements.needed("code", word, "use one of: \(known.keys.sorted().joined(separator: ", "))") {
            known[$0]
        }
        let status = elements.needed(
            "verificationStatus",
            verification,
            "use one of: provisional, confirmed, refuted"
        ) { DiagnosisStatus(verificationStatus: $0) }
        let side = Self.side(read.bodySite ?? [], &elements)
        let day = elements.neededDay(
            "extension(condition-assertedDate)",
            read.extension.first(url: FHIRExtensionName.assertedDate)?.date ?? read.recordedDate
        )
        guard let externalID, let caseID, let code, let status, let side, let day, elements.isGood else { return nil }
        let basis = (read.evidence ?? []).flatMap { $0.code ?? [] }.compactMap { $0.code(of: DiagnosisBasis.self) }
        self.init(
            externalID: externalID,
            caseID: caseID,
            side: side,
            diagnosis: Diagnosis(code, status: status, basis: basis.compactMap(DiagnosisBasis.init(rawValue:))),
            isPrimary: read.extension.first(.primary)?.boolean == true,
            day: day
        )
    }

    private static func side(_ sites: [ReadConcept], _ elements: inout FHIRElements) -> Side? {
        if case .side(let side) = FHIRHeel(sites) { return side }
        elements.refuse("bodySite", sites.isEmpty ? "" : nil, "use left-heel or right-heel")
        return nil
    }
}
