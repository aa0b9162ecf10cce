import Domain
import Records

extension FHIRElements {
    /// The case that a resource belongs to: the one it names, else the one that its patient had on the day.
    mutating func caseReference(_ extensions: [ReadExtension]?, of subject: ReadReference?) -> CaseReference? {
        if let episode = extensions.first(url: FHIRExtensionName.episodeOfCare) {
            let id = reference("extension(workflow-episodeOfCare)", episode.reference, to: .episodeOfCare)
            return id.map(CaseReference.id)
        }
        return reference("subject", subject, to: .patient).map(CaseReference.ofPatient)
    }

    /// The heel; nil where none is said, or where it is refused.
    mutating func heel(_ sites: [ReadConcept]) -> Side? {
        switch FHIRHeel(sites) {
        case .unsaid: break
        case .side(let side): return side
        case .both: refuse("bodySite", nil, "names both sides; write a resource for each heel")
        case .elsewhere: refuse("bodySite", nil, "use left-heel or right-heel")
        }
        return nil
    }
}
