import Domain
import Records

extension IncomingSession: CSVImportable {
    /// external_id, case_external_id, side, treatment, performed_on, the dose, guidance, target_site, device, lot.
    public static let columnNames = [
        "external_id", "case_external_id", "side", "treatment", "performed_on", "energy_mj_mm2", "pressure_bar",
        "impulses",
        "frequency_hz", "volume_ml", "guidance", "target_site", "device", "lot",
    ]

    /// Without a side the case must have one heel.
    public static let neededColumns: Set = ["external_id", "case_external_id", "treatment", "performed_on"]

    /// The day is performed_on, the case case_external_id.
    public static let importColumns = ImportColumns(day: "performed_on", reference: "case_external_id")

    /// Reads a row; an empty cell of the dose is not recorded.
    public init?(_ cells: inout ImportCells) {
        let externalID = cells.id(0)
        let caseID = cells.id(1)
        let side: Side? = cells.choice(2)
        let known = cells.catalogue.treatments
        let treatment = cells.needed(3, "use one of: \(known.keys.sorted().joined(separator: ", "))") {
            known[$0] ?? known[$0.lowercased()]
        }
        let day = cells.neededDay(4)
        let dose = treatment.map { Self.dose(of: $0, &cells) }
        let guidance: Guidance? = cells.choice(10)
        let (site, device, lot) = (cells.line(11), cells.line(12), cells.line(13))
        guard let externalID, let caseID, let treatment, let day, let dose, cells.isGood else { return nil }
        var details = SessionDetails(performedOn: day)
        details.dose = dose
        details.guidance = guidance
        details.targetSite = site
        details.device = device
        details.lot = lot
        self.init(
            externalID: externalID,
            caseReference: .id(caseID),
            side: side,
            treatment: treatment.code,
            details: details
        )
    }

    private static let doseColumns: [(quantity: DoseQuantity, column: Int)] = [
        (.energy, 5), (.pressure, 6), (.impulses, 7), (.frequency, 8), (.volume, 9),
    ]

    private static func dose(of treatment: Treatment, _ cells: inout ImportCells) -> Dose {
        var dose = Dose()
        for (quantity, column) in doseColumns where cells.text(column) != nil {
            guard treatment.quantities.contains(quantity) else {
                cells.refuse(column, "does not fit \(treatment.code); leave it empty")
                continue
            }
            let value = cells.optional(column, "write a number \(quantity.range)") { text in
                let number = try ExactNumber(parsing: text)
                return quantity.admits(number) ? number : nil
            }
            switch quantity {
            case .energy: dose.energy = value
            case .pressure: dose.pressure = value
            case .impulses: dose.impulses = value.flatMap { $0.steps(places: 0) }
            case .frequency: dose.frequency = value
            case .volume: dose.volume = value
            }
        }
        return dose
    }
}
