import Domain
import Outcomes

/// The heels of a clinic counted: all that an outcome report needs, and no patient.
public struct OutcomeCohort: Sendable {
    /// By what was counted.
    public let rules: OutcomeRules
    /// Names of the strata.
    public internal(set) var names: StratumNames
    /// The patients of all heels.
    public var patients = 0
    /// All heels by follow-up window.
    public var windows: [WindowCode: HeelCounts] = [:]
    /// The heels at the main window by what was asked for; without those who did not agree, of whom nothing is said.
    public var strata: [OutcomeDimension: [StratumCode: HeelCounts]] = [:]
    /// The heels at the main window by the month of day 0, as `2026-04`.
    public var months: [String: HeelCounts] = [:]
    /// The time to a response by definition.
    public var courses: [String: CourseCounts] = [:]
    /// The time to a response by the first definition, by treatment.
    public var treatmentCourses: [StratumCode: CourseCounts] = [:]
    /// How many times so many days lay between two scored days.
    public var gaps: [Int: Int] = [:]
    /// Scores outside of every window: before the baseline's, between two, after the last.
    public var offWindow: [Int]
    /// How long heels stood on the ladder until a milestone or the end, in days.
    public var milestones: [MilestoneTimes] = []
    /// Imaging quoted and charged against its price range.
    public var prices: [PriceCount] = []
    /// Index heels by their primary diagnosis.
    public var diagnoses: [StratumCode: Int] = [:]
    /// What the article counts as one cause each, with its share.
    public var diagnosisClasses: [DiagnosisShare] = []
    /// The ladder of recovery as it is expected.
    public var ladder: [LadderStage] = []

    /// No heels, counted by some rules.
    public init(rules: OutcomeRules, names: StratumNames) {
        self.rules = rules
        self.names = names
        offWindow = Array(repeating: 0, count: rules.followUps.count + 2)
    }
}

/// The code of a stratum; of none where the heel has no such thing: home care only, no diagnosis, nobody insured.
public struct StratumCode: Sendable, Hashable, Comparable {
    /// The code, or nil.
    public let code: String?

    /// Makes a code.
    public init(_ code: String?) {
        self.code = code
    }

    /// By code; that of none last.
    public static func < (left: StratumCode, right: StratumCode) -> Bool {
        guard let one = left.code else { return false }
        guard let other = right.code else { return true }
        return one < other
    }
}

/// By what outcomes are counted.
public struct OutcomeRules: Sendable {
    /// The instrument.
    public let instrument: Instrument
    /// The baseline window.
    public let baseline: OutcomeWindow
    /// The follow-up windows, by their target day.
    public let followUps: [OutcomeWindow]
    /// The main window.
    public let window: OutcomeWindow
    /// The MCID, where there is a usable one.
    public let mcid: MCIDChoice?
    /// Percent falls that count as a response.
    public let percentFalls: [Int]

    /// Makes rules.
    public init(
        instrument: Instrument,
        baseline: OutcomeWindow,
        followUps: [OutcomeWindow],
        window: OutcomeWindow,
        mcid: MCIDChoice?,
        percentFalls: [Int]
    ) {
        (self.instrument, self.baseline, self.followUps, self.window) = (instrument, baseline, followUps, window)
        (self.mcid, self.percentFalls) = (mcid, percentFalls)
    }

    /// The definitions of a response that have a meaning for the instrument, in the order in which the database counts them.
    public var definitions: [ResponderDefinition] {
        (mcid.map { [.mcid(steps: $0.steps)] } ?? [])
            + percentFalls.map { .percentFall($0) }.filter { $0.refusal(on: instrument.scale) == nil }
    }
}

/// How strata are printed.
public struct StratumNames: Sendable {
    /// The names by code.
    public let names: [OutcomeDimension: [String: String]]

    /// Makes names.
    public init(_ names: [OutcomeDimension: [String: String]]) {
        self.names = names
    }

    /// The name of a stratum.
    public func name(of stratum: StratumCode, by dimension: OutcomeDimension) -> String {
        guard let code = stratum.code else { return dimension.nameOfNone }
        return names[dimension]?[code] ?? dimension.name(of: code)
    }
}

extension OutcomeDimension {
    /// What a heel is called that has no such thing.
    fileprivate var nameOfNone: String {
        switch self {
        case .treatment: "Home care only"
        case .diagnosis: "No primary diagnosis"
        case .side, .sex: "Not known"
        case .clinician: "Nobody recorded"
        case .ageBand: "Age not known"
        case .payer: "Patient pays"
        case .chronicity: "Onset not known"
        case .completeness: "No series"
        }
    }

    fileprivate func name(of code: String) -> String {
        switch (self, code) {
        case (.side, _), (.sex, _): code.prefix(1).uppercased() + code.dropFirst()
        case (.completeness, "complete"): "Delivered as planned"
        case (.completeness, "short"): "Fewer sessions than planned"
        default: code
        }
    }
}

/// How long heels took to a milestone on the way back to running, in days from day 0 of the ladder.
public struct MilestoneTimes: Sendable {
    /// The milestone.
    public let code: String
    /// Its name.
    public let name: String
    /// Days to it; a heel without it counts until its case was closed or until the report's day.
    public let times: EventTimes

    /// Times to a milestone.
    public init(code: String, name: String, times: EventTimes) {
        (self.code, self.name, self.times) = (code, name, times)
    }
}

/// A class of diagnoses with its share of heel pain in runners as the article has it.
public struct DiagnosisShare: Sendable {
    /// Its code.
    public let code: String
    /// Its name.
    public let name: String
    /// Its share, 0 to 1; nil where the article gives none.
    public let share: Double?
    /// The diagnoses in it.
    public let diagnoses: Set<String>

    /// A class.
    public init(code: String, name: String, share: Double?, diagnoses: Set<String>) {
        (self.code, self.name, self.share, self.diagnoses) = (code, name, share, diagnoses)
    }
}

/// Prices of a study against the range of their day.
public struct PriceCount: Sendable {
    /// The study.
    public let modality: ModalityCode
    /// Its name.
    public let name: String
    /// `quoted` or `charged`.
    public let basis: String
    /// Below the range.
    public let below: Int
    /// Inside, both ends included.
    public let inside: Int
    /// Above.
    public let above: Int
    /// On a day without a range.
    public let withoutRange: Int
    /// The lowest price of one unit.
    public let lowest: Money
    /// The highest.
    public let highest: Money
    /// The sum of all, a unit each.
    public let total: Money

    /// Prices of a study.
    public init(
        modality: ModalityCode,
        name: String,
        basis: String,
        numbers: (below: Int, inside: Int, above: Int, withoutRange: Int),
        lowest: Money,
        highest: Money,
        total: Money
    ) {
        (self.modality, self.name, self.basis) = (modality, name, basis)
        (below, inside, above, withoutRange) = numbers
        (self.lowest, self.highest, self.total) = (lowest, highest, total)
    }
}
