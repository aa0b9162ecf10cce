import Domain
import Records

extension IncomingCase: CSVImportable {
    /// external_id, patient_external_id, side, opened_on, onset_on, diagnosis, diagnosis_status, closed_on, outcome.
    public static let columnNames = [
        "external_id", "patient_external_id", "side", "opened_on", "onset_on", "diagnosis", "diagnosis_status",
        "closed_on",
        "outcome",
    ]

    /// An opening.
    public static let neededColumns: Set = ["external_id", "patient_external_id", "side", "opened_on"]

    /// The day is the opening.
    public static let importColumns = ImportColumns(day: "opened_on", reference: "patient_external_id")

    /// Reads a row; an empty closed_on is an open case, and a diagnosis without a status is suspected.
    public init?(_ cells: inout ImportCells) {
        let externalID = cells.id(0)
        let patient = cells.id(1)
        let side: CaseSide? = cells.neededChoice(2)
        let openedOn = cells.neededDay(3)
        let onsetOn = cells.day(4)
        let known = cells.catalogue.diagnoses
        let diagnosis = cells.optional(5, "use one of: \(known.keys.sorted().joined(separator: ", "))") {
            known[$0] ?? known[$0.lowercased()]
        }
        let status: DiagnosisStatus? = cells.choice(6)
        let closedOn = cells.day(7)
        let outcome: CaseOutcome? = cells.choice(8)
        if cells.isGood { Self.check(&cells, openedOn, onsetOn, diagnosis, status, closedOn, outcome) }
        guard let externalID, let patient, let side, let openedOn, cells.isGood else { return nil }
        self.init(externalID: externalID, patient: patient, side: side, openedOn: openedOn)
        self.onsetOn = onsetOn
        self.diagnosis = diagnosis
        diagnosisStatus = status ?? .suspected
        self.closedOn = closedOn
        self.outcome = outcome
    }

    private static func check(
        _ cells: inout ImportCells,
        _ openedOn: Day?,
        _ onsetOn: Day?,
        _ diagnosis: DiagnosisCode?,
        _ status: DiagnosisStatus?,
        _ closedOn: Day?,
        _ outcome: CaseOutcome?
    ) {
        if let openedOn, let onsetOn, onsetOn > openedOn { cells.refuse(4, "lies after opened_on") }
        if diagnosis == nil, status != nil { cells.refuse(5, "a diagnosis_status needs its diagnosis") }
        if let openedOn, let closedOn, closedOn < openedOn { cells.refuse(7, "lies before opened_on") }
        if closedOn == nil, outcome != nil { cells.refuse(7, "an outcome needs the day of the closing") }
        if closedOn != nil, outcome == nil {
            cells.refuse(
                8,
                "a closed case needs one of: \(CaseOutcome.allCases.map(\.rawValue).joined(separator: ", "))"
            )
        }
    }
}
