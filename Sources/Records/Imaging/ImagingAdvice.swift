import Domain
import Postgres

/// A scenario of the catalogue's imaging pathways, with what to look with.
public struct ImagingScenario: Sendable {
    /// Short name.
    public let code: ScenarioCode
    /// Name as printed.
    public let name: String
    /// Why these studies.
    public let why: String
    /// What to do, the first line before what may come next.
    public internal(set) var steps: [Step] = []

    /// One step.
    public struct Step: Sendable {
        /// Whether it belongs to the first line; else it is to be considered next.
        public let isFirstLine: Bool
        /// The study with its utility and price range; nil for the examination itself.
        public let study: ModalityEntry?
        /// On what condition, or where; nil where nothing is said.
        public let condition: String?
    }
}

/// What the catalogue advises to look with for one heel.
public struct ImagingAdvice: Sendable {
    /// The heel.
    public let side: Side
    /// What its record matches.
    public let match: ScenarioMatch
    /// What the catalogue says of that.
    public let scenario: ImagingScenario
    /// Its studies that were not cancelled, by day.
    public let studies: [HeelStudy]

    /// The last study of a kind; nil where none was ordered.
    public func latest(_ modality: ModalityCode) -> HeelStudy? {
        studies.last { $0.modality == modality }
    }
}

/// The heels of a case with what to look at them with.
public struct CaseImagingAdvice: Sendable {
    /// The case.
    public let caseNumber: CaseNumber
    /// The scenarios, left heel first, each heel's in the order of the table.
    public let advice: [ImagingAdvice]
    /// What a study does not tell: that a negative X-ray excludes no stress injury.
    public let warnings: [String]
}

/// Which studies the catalogue advises for a heel's record.
public struct ImagingAdviser: Sendable {
    let clinic: ClinicContext

    /// For the cases of this clinic.
    public init(_ clinic: ClinicContext) {
        self.clinic = clinic
    }

    /// The scenarios that the heels of a case match today, of one heel where a side is given; with prices of today.
    public func advise(
        on number: CaseNumber,
        side: Side?,
        in transaction: borrowing Transaction
    ) async throws -> CaseImagingAdvice {
        try await KnownCase.require(number, of: clinic, in: transaction)
        let heels = try await HeelRecords(clinic).read([number], in: transaction)
        if let side { _ = try OpenCase.heel(side, of: number, among: heels.map(\.side)) }
        let asked = heels.filter { side == nil || $0.side == side }
        let book = try await RuleRecords(clinic).book(on: clinic.today, in: transaction)
        let scenarios = try await scenarios(in: transaction)
        let advice = asked.flatMap { heel in
            heel.scenarios(on: clinic.today, by: book).compactMap { match in
                scenarios[match.scenario].map {
                    ImagingAdvice(side: heel.side, match: match, scenario: $0, studies: heel.studies)
                }
            }
        }
        let warnings = asked.flatMap { heel in
            Rules.firings(of: heel, on: clinic.today, by: book).filter { $0.rule == .negativeXRay }.map(\.why)
        }
        return CaseImagingAdvice(caseNumber: number, advice: advice, warnings: warnings)
    }

    private func scenarios(in transaction: borrowing Transaction) async throws -> [ScenarioCode: ImagingScenario] {
        let studies = try await transaction.query(ModalityPrices(clinic: clinic, day: clinic.today))
        var scenarios: [ScenarioCode: ImagingScenario] = [:]
        for row in try await transaction.query(SelectScenarios().sql) {
            // A scenario that this program does not know is of a newer catalogue; nothing can match it here.
            guard let code = try ScenarioCode(rawValue: row["code"]) else { continue }
            let (name, why): (String, String) = try (row["name"], row["why"])
            let modality: ModalityCode? = try row["modality_code"]
            let step = try ImagingScenario.Step(
                isFirstLine: row["is_first_line"],
                study: studies.first { $0.code == modality },
                condition: row["condition"]
            )
            scenarios[code, default: ImagingScenario(code: code, name: name, why: why)].steps.append(step)
        }
        return scenarios
    }
}

private struct SelectScenarios {
    let sql: SQL = """
        SELECT scenario.code, scenario.name, scenario.why, step.step = 'first-line' AS is_first_line, step.modality_code, step.condition
        FROM catalogue.imaging_scenario AS scenario
        JOIN catalogue.imaging_step AS step ON step.scenario_code = scenario.code
        ORDER BY scenario.place, step.step <> 'first-line', step.place
        """
}
