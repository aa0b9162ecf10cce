import Domain
import Foundation
import Outcomes
import Records

/// What became of the heels of a clinic between the baseline and a follow-up: the one value behind every format.
///
/// What cannot be estimated is nil, and null in JSON, with a sentence in ``OutcomeStratum/warnings``.
public struct OutcomeReport: Sendable, Encodable {
    /// Code of the clinic.
    public let clinic: String
    /// Name of the clinic.
    public let clinicName: String
    /// Up to when the records were read.
    public let asOf: Moment
    /// The clinical day of that moment.
    public let asOfDay: Day
    /// Whether no earlier record can come any more, so that the same report is the same for ever.
    public let settled: Bool
    /// First index day counted.
    @Nullable public var from: Day?
    /// Last index day counted.
    @Nullable public var to: Day?
    /// The instrument.
    public let instrument: InstrumentLine
    /// The follow-up window.
    public let window: WindowLine
    /// The baseline window.
    public let baseline: WindowLine
    /// The MCID used.
    @Nullable public var mcid: MCIDLine?
    /// Whether every heel counts, and not one a patient.
    public let allHeels: Bool
    /// What the figures are for, which decides whose consent is needed.
    public let purpose: OutcomePurpose
    /// The program that made it.
    public let programVersion: String
    /// The patients of all heels.
    public let patients: Int
    /// All heels.
    public let overall: OutcomeStratum
    /// All heels at each follow-up window.
    public let windows: [WindowStratum]
    /// The heels by what was asked for.
    public let breakdowns: [Breakdown]
    /// The treatments compared.
    public let comparison: TreatmentComparison
    /// The time to a response, by definition.
    public let survival: [OutcomeSurvival]
    /// The diagnoses beside the article's.
    public let diagnosisMix: DiagnosisMix
    /// The milestones beside the ladder.
    public let timeline: RecoveryTimeline
    /// Month by month.
    public let course: MonthlyCourse
    /// Clinician by clinician.
    public let funnel: ClinicianFunnel
    /// Imaging against its price ranges.
    public let prices: [PriceLine]
    /// Scores outside of every window.
    public let offWindow: [OffWindow]
    /// What has to be read before the figures.
    @Nullable public var banner: String?
    /// How the figures are to be read.
    public let notes: [String]

    /// The heels by one dimension.
    public struct Breakdown: Sendable, Encodable {
        /// The dimension.
        public let by: OutcomeDimension
        /// Its strata, the largest first.
        public let strata: [OutcomeStratum]
    }

    /// All heels at a window.
    public struct WindowStratum: Sendable, Encodable {
        /// The window.
        public let window: WindowLine
        /// Its figures.
        public let figures: OutcomeStratum
    }

    /// Scores between two windows, which no analysis of windows takes.
    public struct OffWindow: Sendable, Encodable {
        /// Last day of the window before; nil: before the baseline's.
        @Nullable public var afterDay: Int?
        /// First day of the next window; nil: after the last.
        @Nullable public var beforeDay: Int?
        /// Scored days.
        public let scores: Int
    }

    /// The instrument as a report names it.
    public struct InstrumentLine: Sendable, Encodable {
        /// Code.
        public let code: String
        /// Name.
        public let name: String
        /// Smallest value.
        public let minimum: Cell
        /// Largest value.
        public let maximum: Cell
        /// Unit.
        public let unit: String
        /// Direction.
        public let higherIsBetter: Bool
    }

    /// A window as a report names it.
    public struct WindowLine: Sendable, Encodable {
        /// Code.
        public let code: String
        /// Name.
        public let name: String
        /// The nearest score counts.
        public let targetDay: Int
        /// First day from the index day.
        public let firstDay: Int
        /// Last day.
        public let lastDay: Int

        init(_ window: OutcomeWindow) {
            (code, name) = (window.code.rawValue, window.name)
            (targetDay, firstDay, lastDay) = (window.targetDay, window.firstDay, window.lastDay)
        }
    }

    /// The MCID as a report names it.
    public struct MCIDLine: Sendable, Encodable {
        /// In the instrument's unit, inclusive.
        public let value: Cell
        /// Who it was found in.
        public let population: String
        /// Version.
        public let version: Int
        /// Source.
        public let source: String
    }
}

extension OutcomeReport {
    /// Computes the report of a cohort.
    public init(
        _ cohort: OutcomeCohort,
        question: OutcomeQuestion,
        at moment: ReportMoment,
        of clinic: ClinicContext,
        programVersion: String
    ) {
        self.init(
            cohort,
            question: question,
            at: moment,
            ofClinic: clinic.code.rawValue,
            programVersion: programVersion
        )
    }

    /// Computes the report of a cohort that was counted elsewhere; `clinic` is how it is called.
    public init(
        _ cohort: OutcomeCohort,
        question: OutcomeQuestion,
        at moment: ReportMoment,
        ofClinic clinic: String,
        programVersion: String
    ) {
        let rules = cohort.rules
        let windows = rules.followUps.map { window in
            let heels = cohort.windows[window.code] ?? HeelCounts()
            return WindowStratum(
                window: WindowLine(window),
                figures: OutcomeStratum(heels, by: rules, code: nil, name: "All")
            )
        }
        let all = cohort.windows[rules.window.code] ?? HeelCounts()
        let overall = OutcomeStratum(all, by: rules, code: nil, name: "All")
        self.clinic = clinic
        clinicName = moment.clinicName
        asOf = moment.moment
        asOfDay = moment.day
        settled = moment.isSettled
        from = question.from
        to = question.to
        instrument = InstrumentLine(rules.instrument)
        window = WindowLine(rules.window)
        baseline = WindowLine(rules.baseline)
        mcid = rules.mcid.map { MCIDLine($0, of: rules.instrument) }
        allHeels = question.allHeels
        purpose = question.purpose
        self.programVersion = programVersion
        patients = cohort.patients
        self.overall = overall
        self.windows = windows
        breakdowns = question.breakdowns.dimensions.map { Breakdown(by: $0, strata: Self.strata(by: $0, of: cohort)) }
        comparison = TreatmentComparison(of: cohort)
        survival = OutcomeSurvival.all(of: cohort)
        diagnosisMix = DiagnosisMix(of: cohort)
        timeline = RecoveryTimeline(of: cohort)
        course = MonthlyCourse(of: cohort)
        funnel = ClinicianFunnel(of: cohort)
        prices = cohort.prices.map(PriceLine.init)
        offWindow = Self.offWindow(cohort)
        banner = Self.banner(overall)
        notes = Self.notes(overall, cohort: cohort, question: question)
    }

    /// The largest first; those without a code come last.
    private static func strata(by dimension: OutcomeDimension, of cohort: OutcomeCohort) -> [OutcomeStratum] {
        (cohort.strata[dimension] ?? [:])
            .sorted { $0.value.heels == $1.value.heels ? $0.key < $1.key : $0.value.heels > $1.value.heels }
            .map { stratum, heels in
                OutcomeStratum(
                    heels,
                    by: cohort.rules,
                    code: stratum.code,
                    name: cohort.names.name(of: stratum, by: dimension)
                )
            }
    }

    private static func offWindow(_ cohort: OutcomeCohort) -> [OffWindow] {
        let windows = [cohort.rules.baseline] + cohort.rules.followUps
        let after: [Int?] = [nil] + windows.map(\.lastDay)
        let before: [Int?] = windows.map(\.firstDay) + [nil]
        return zip(zip(after, before), cohort.offWindow).map { days, scores in
            OffWindow(
                afterDay: days.0,
                beforeDay: days.1,
                scores: scores
            )
        }
    }
}

extension OutcomeReport.InstrumentLine {
    fileprivate init(_ instrument: Instrument) {
        code = instrument.code.rawValue
        name = instrument.name
        minimum = .number(instrument.minimum)
        maximum = .number(instrument.maximum)
        unit = instrument.unit
        higherIsBetter = instrument.higherIsBetter
    }
}

extension OutcomeReport.MCIDLine {
    fileprivate init(_ mcid: MCIDChoice, of instrument: Instrument) {
        value = .number(instrument.value(ofSteps: mcid.steps))
        (population, version, source) = (mcid.population, mcid.version, mcid.source)
    }
}
