/// A situation for which the catalogue says what to look with: a row of its table of imaging pathways, in the order of the table.
public enum ScenarioCode: String, Choice {
    /// Focal pain of the heel bone after a jump in mileage.
    case focalBony = "focal-bony"
    /// Burning or tingling.
    case burning
    /// Swelling or tenderness behind the heel.
    case posterior
    /// First-step pain, the examination otherwise normal.
    case firstStep = "first-step"

    /// scenario.
    public static let noun = "scenario"
}

/// A scenario that a heel's record matches.
public struct ScenarioMatch: Hashable, Sendable {
    /// The scenario.
    public let scenario: ScenarioCode
    /// What it is matched by, each as a phrase with its day.
    public let because: [String]
}

extension HeelRecord {
    /// The scenarios that what is recorded up to a day matches, in the order of the table; none where nothing speaks for one.
    ///
    /// Of a test that was repeated the last result counts.
    public func scenarios(on day: Day, by book: RuleBook) -> [ScenarioMatch] {
        let signs = ScenarioSigns(record: asOf(day), day: day, book: book)
        let asked: [(ScenarioCode, [String])] = [
            (.focalBony, signs.focalBony), (.burning, signs.burning), (.posterior, signs.posterior),
            (.firstStep, signs.firstStep),
        ]
        return asked.filter { !$0.1.isEmpty }.map { ScenarioMatch(scenario: $0.0, because: $0.1) }
    }
}

/// What in a heel's record speaks for which scenario; nothing where it is not matched.
private struct ScenarioSigns {
    let record: HeelRecord
    let day: Day
    let book: RuleBook

    /// A tender bone, a painful hop or squeeze, after a jump in mileage; or a stress injury that a clinician has in mind.
    var focalBony: [String] {
        let suspicion = suspected(.calcanealStress, "a stress injury")
        let bone = found(.tenderness, at: [.calcanealBody]) + found(.hop) + found(.squeeze)
        let spike = RedFlagRules(record: record, day: day, book: book).spike(before: day)
        guard !bone.isEmpty, let spike else { return suspicion }
        return bone + [spike] + suspicion
    }

    var burning: [String] {
        let reported = [
            reported("burning", \.burning), reported("numbness or tingling", \.numbnessTingling),
        ]
        return found(.burning) + found(.numbness) + reported.compactMap(\.self)
            + suspected(.nerveEntrapment, "a nerve entrapment")
    }

    var posterior: [String] {
        let zones: Set<ZoneCode> = [.achillesMidportion, .achillesInsertion, .retrocalcaneal]
        return found(.tenderness, at: zones) + found(.swelling, at: zones) + found(.palpableThickening)
            + found(.visibleThickening) + found(.posteriorAche)
    }

    /// First-step pain, unless hop or squeeze say that more is wrong.
    var firstStep: [String] {
        guard found(.hop).isEmpty, found(.squeeze).isEmpty else { return [] }
        let pain = record.morningPain.last.flatMap { last in
            last.value > 0 ? "morning pain \(last.value) of 10 on \(last.day)" : nil
        }
        let finding = found(.firstStepPain)
        return finding.isEmpty ? [pain].compactMap(\.self) : finding
    }

    /// The last results of a test that are signs, one for each place.
    private func found(_ technique: TechniqueCode, at zones: Set<ZoneCode>? = nil) -> [String] {
        let results = record.findings.filter { finding in
            finding.technique == technique && (zones == nil || finding.zone.map { zones?.contains($0) == true } == true)
        }
        let latest = Dictionary(results.map { ($0.zone, $0) }) { _, later in later }
        return latest.values.filter(\.isPositive).sorted { ($0.zone?.rawValue ?? "") < ($1.zone?.rawValue ?? "") }
            .map { "\($0.words) on \($0.day)" }
    }

    private func reported(_ name: String, _ answer: (CheckIn) -> Bool?) -> String? {
        record.spell(of: record.sightings(nil, answer)).map { "\(name) reported since \($0)" }
    }

    private func suspected(_ kind: DiagnosisClassCode, _ name: String) -> [String] {
        let diagnosis = record.diagnoses.first { $0.classCode == kind && $0.status != .refuted }
        return diagnosis.map { ["\(name) is \($0.status)"] } ?? []
    }
}

extension HeelFinding {
    /// `tenderness of the calcaneal-body 2`, `hop positive`.
    fileprivate var words: String {
        ["\(technique)", zone.map { "at \($0)" }, "\(value)"].compactMap(\.self).joined(separator: " ")
    }
}

extension TechniqueCode {
    static let hop = TechniqueCode(rawValue: "hop")
    static let squeeze = TechniqueCode(rawValue: "squeeze")
    static let palpableThickening = TechniqueCode(rawValue: "thickening-palpable")
    static let visibleThickening = TechniqueCode(rawValue: "thickening-visible")
    static let posteriorAche = TechniqueCode(rawValue: "posterior-ache")
    static let firstStepPain = TechniqueCode(rawValue: "first-step-pain")
}

extension ZoneCode {
    static let achillesMidportion = ZoneCode(rawValue: "achilles-midportion")
    static let achillesInsertion = ZoneCode(rawValue: "achilles-insertion")
    static let retrocalcaneal = ZoneCode(rawValue: "retrocalcaneal")
}
