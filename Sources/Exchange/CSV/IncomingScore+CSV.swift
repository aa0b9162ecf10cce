import Domain
import Records

extension IncomingScore: CSVImportable {
    /// external_id, case_external_id, side, instrument, value, taken_on.
    public static let columnNames = ["external_id", "case_external_id", "side", "instrument", "value", "taken_on"]

    /// Without a side the case must have one heel.
    public static let neededColumns: Set = ["external_id", "case_external_id", "instrument", "value", "taken_on"]

    /// The day is taken_on, the case case_external_id.
    public static let importColumns = ImportColumns(day: "taken_on", reference: "case_external_id")

    /// Reads a row; an empty value is missing, and needs no day.
    public init?(_ cells: inout ImportCells) {
        let externalID = cells.id(0)
        let caseID = cells.id(1)
        let side: Side? = cells.choice(2)
        let known = cells.catalogue.instruments
        let instrument = cells.needed(
            3,
            "use one of: \(known.keys.sorted().joined(separator: ", "))"
        ) { known[$0] ?? known[$0.lowercased()] }
        let steps = instrument.flatMap { instrument in
            cells.optional(4, Self.range(of: instrument)) { try instrument.steps(of: ExactNumber(parsing: $0)) }
        }
        let day = cells.text(4) == nil ? cells.day(5) : cells.neededDay(5)
        guard let externalID, let caseID, let instrument, cells.isGood else { return nil }
        self.init(
            externalID: externalID,
            caseReference: .id(caseID),
            side: side,
            instrument: instrument.code,
            taken: steps.flatMap { steps in day.map { Taken(steps: steps, day: $0) } }
        )
    }

    private static func range(of instrument: Instrument) -> String {
        let decimals = instrument.decimals == 0 ? "a whole number" : "a number with at most 1 decimal"
        return
            "\(instrument.code) is \(decimals) from \(instrument.minimum) to \(instrument.maximum); leave it empty if missing"
    }
}
