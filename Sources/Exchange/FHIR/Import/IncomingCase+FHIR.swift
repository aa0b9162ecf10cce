import Domain
import Records

extension IncomingCase: FHIRImportable {
    /// EpisodeOfCare.
    public static let resourceType = FHIRType.episodeOfCare.rawValue

    /// The day is the beginning of the period.
    public static let elementNames = ImportColumns(
        id: "EpisodeOfCare.id",
        patient: "EpisodeOfCare.patient",
        side: "EpisodeOfCare.extension(heel)",
        day: "EpisodeOfCare.period.start",
        reference: "EpisodeOfCare.id",
        onset: "EpisodeOfCare.extension(onset)",
        closing: "EpisodeOfCare.period.end"
    )

    /// Reads a case; an episode that names no heel is about something else, and what never began is no case.
    public init?(_ elements: inout FHIRElements) {
        guard let read = elements.decode(ReadEpisode.self) else { return nil }
        let heels = read.extension.all(.heel).compactMap(\.concept)
        guard !heels.isEmpty else {
            elements.passBy("without a heel")
            return nil
        }
        guard let status = read.status, ["active", "onhold", "finished"].contains(status) else {
            elements.passBy("that did not take place")
            return nil
        }
        let externalID = elements.neededID()
        let patient = elements.reference("patient", read.patient, to: .patient)
        let sides = heels.compactMap { heel in Side.allCases.first { $0.bodySite == heel.code(of: Side.self) } }
        let side = sides.count == heels.count ? CaseSide(heels: sides) : nil
        if side == nil { elements.refuse("extension(heel)", nil, "use left-heel or right-heel") }
        let openedOn = elements.neededDay("period.start", read.period?.start)
        let onsetOn = elements.day("extension(onset)", read.extension.first(.onset)?.date)
        let end = Self.end(of: read, isFinished: status == "finished", &elements)
        if let openedOn, let onsetOn, onsetOn > openedOn {
            elements.refuse("extension(onset)", onsetOn.description, "lies after period.start")
        }
        if let openedOn, let end, end.day < openedOn {
            elements.refuse("period.end", end.day.description, "lies before period.start")
        }
        guard let externalID, let patient, let side, let openedOn, elements.isGood else { return nil }
        self.init(externalID: externalID, patient: patient, side: side, openedOn: openedOn)
        self.onsetOn = onsetOn
        (closedOn, outcome) = (end?.day, end?.outcome)
    }

    /// How a finished episode ended; nil for one that goes on, and where something is missing, which is then noted.
    private static func end(
        of read: ReadEpisode,
        isFinished: Bool,
        _ elements: inout FHIRElements
    ) -> (day: Day, outcome: CaseOutcome)? {
        guard isFinished else { return nil }
        let day = elements.neededDay("period.end", read.period?.end)
        let word = read.extension.first(.caseOutcome)?.concept?.code(of: CaseOutcome.self)
        let known = CaseOutcome.allCases.map(\.rawValue).joined(separator: ", ")
        let outcome = elements.needed("extension(case-outcome)", word, "use one of: \(known)") {
            CaseOutcome(rawValue: $0)
        }
        return day.flatMap { day in outcome.map { (day, $0) } }
    }
}
