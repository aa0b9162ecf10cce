/// What FirstStep says beyond the elements of a resource; both directions take the addresses from here.
enum FHIRExtensionName: String {
    /// CodeableConcept: how the case ended.
    case caseOutcome = "case-outcome"
    /// Date on which the pain began.
    case onset
    /// String: what the patient said when the case was opened.
    case complaint
    /// CodeableConcept: a heel that the case or the activity is about.
    case heel
    /// Boolean: the diagnosis that the heel is treated and counted for.
    case primary
    /// Boolean: taken after that day's treatment, and so no baseline.
    case afterTreatment = "after-treatment"
    /// Parts named by what is dosed, each a Quantity or a Range.
    case dose
    /// CodeableConcept: what guided the needle or the head.
    case guidance
    /// String: where the guidance image is kept.
    case guidanceImage = "guidance-image"
    /// String: what was injected and how it was prepared.
    case preparation
    /// Boolean: under anaesthesia.
    case anaesthesia
    /// Integer 0-10: pain during treatment.
    case painDuring = "pain-during"
    /// Date for which it had been booked.
    case bookedOn = "booked-on"
    /// CodeableConcept: how a series ended early.
    case seriesEnd = "series-end"
    /// Date on which a series ended early, or an order was cancelled.
    case endedOn = "ended-on"
    /// Reference to who prescribed it.
    case prescriber
    /// Money: what the patient was told.
    case quote

    /// The address by which it is known.
    var url: String { "urn:firststep:extension:\(rawValue)" }

    /// Whether what stands under an address is read: one of ours, a part of one (which has a name only), or HL7's below.
    static func isRead(_ url: String) -> Bool {
        url.hasPrefix("urn:firststep:") || !url.contains(":") || url == episodeOfCare || url == assertedDate
    }

    /// HL7's own: the episode of care that a resource belongs to which has no element for it.
    static let episodeOfCare = "http://hl7.org/fhir/StructureDefinition/workflow-episodeOfCare"
    /// HL7's own: the day on which a condition was first said to be there.
    static let assertedDate = "http://hl7.org/fhir/StructureDefinition/condition-assertedDate"
}
