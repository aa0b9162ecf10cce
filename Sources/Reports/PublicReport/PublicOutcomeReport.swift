import Domain
import Foundation
import Outcomes
import Records

/// What of an outcome report may be published: a value that has nothing but what may be shown.
///
/// Small numbers are hidden in it, and others so that they cannot be worked out. Left out altogether is what would give them
/// away or shows single people: clinicians, who are staff; the scores of those who are missing; scores outside of the
/// windows; how many heels a Kaplan-Meier curve stands on; the lowest and the highest price.
public struct PublicOutcomeReport: Sendable, Encodable {
    /// How it is marked.
    public let publication = "SMALL NUMBERS HIDDEN"
    /// By what rule.
    public let rule = Self.rule
    /// Code of the clinic.
    public let clinic: String
    /// Name of the clinic.
    public let clinicName: String
    /// Up to when the records were read.
    public let asOf: Moment
    /// The clinical day of that moment.
    public let asOfDay: Day
    /// Whether no earlier record can come any more.
    public let settled: Bool
    /// First index day counted.
    @Nullable public var from: Day?
    /// Last index day counted.
    @Nullable public var to: Day?
    /// The instrument.
    public let instrument: OutcomeReport.InstrumentLine
    /// The follow-up window.
    public let window: OutcomeReport.WindowLine
    /// The baseline window.
    public let baseline: OutcomeReport.WindowLine
    /// The MCID used.
    @Nullable public var mcid: OutcomeReport.MCIDLine?
    /// Whether every heel counts, and not one a patient.
    public let allHeels: Bool
    /// What the figures are for.
    public let purpose: OutcomePurpose
    /// The program that made it.
    public let programVersion: String
    /// What became of all heels.
    public let flow: HiddenCounts
    /// The share of the due heels that are scored; nil where a number behind it is small.
    @Nullable public var completeness: Double?
    /// The figures of all heels; nil of fewer than 11 pairs.
    @Nullable public var overall: PublicFigures?
    /// All heels at each follow-up window.
    public let windows: [WindowFigures]
    /// The heels by what was asked for.
    public let breakdowns: [PublicBreakdown]
    /// The heels by month of day 0.
    public let months: PublicBreakdown
    /// The treatments compared; nil where one of them is too small to be spoken of.
    @Nullable public var comparison: TreatmentComparison?
    /// The time to a response, by definition.
    public let survival: [PublicCurve]
    /// The milestones.
    public let milestones: [PublicCurve]
    /// Diagnoses by class; nil where they would give a hidden number away.
    @Nullable public var diagnosisMix: HiddenCounts?
    /// Imaging against its price ranges.
    public let prices: [PriceCounts]
    /// What is not in it.
    public let leftOut: [String]

    /// All heels at a window.
    public struct WindowFigures: Sendable, Encodable {
        /// The window.
        public let window: OutcomeReport.WindowLine
        /// Its figures; nil where they are hidden.
        @Nullable public var figures: PublicFigures?
    }

    /// Prices of a study.
    public struct PriceCounts: Sendable, Encodable {
        /// Code of the study.
        public let modality: String
        /// Its name.
        public let name: String
        /// `quoted` or `charged`.
        public let basis: String
        /// ISO 4217.
        public let currency: String
        /// Prices below, inside and above the range.
        public let prices: HiddenCounts
    }

    /// The rule in words.
    static let rule =
        "Counts from 1 to 10 are hidden; so are others where a hidden count could be narrowed down to fewer than three values, "
        + "and every figure that stands on so few heels or would tell of them."
}

extension PublicOutcomeReport {
    /// Hides what is small in a report.
    ///
    /// Throws ``InvalidInput`` where it is broken down by clinician.
    public init(_ report: OutcomeReport, of cohort: OutcomeCohort) throws {
        guard !report.breakdowns.contains(where: { $0.by == .clinician }) else {
            throw InvalidInput(
                "clinicians are staff: a public report is not broken down by clinician; leave it out of --by"
            )
        }
        let all = cohort.windows[cohort.rules.window.code] ?? HeelCounts()
        let flow = HiddenCounts(flowOf: all)
        let whole = PublicBreakdown.Whole(report.overall, flow: flow)
        let treatment = PublicBreakdown(.treatment, of: cohort, under: whole)
        (clinic, clinicName) = (report.clinic, report.clinicName)
        (asOf, asOfDay, settled) = (report.asOf, report.asOfDay, report.settled)
        (from, to) = (report.from, report.to)
        (instrument, window, baseline, mcid) = (report.instrument, report.window, report.baseline, report.mcid)
        (allHeels, purpose, programVersion) = (report.allHeels, report.purpose, report.programVersion)
        self.flow = flow
        let share = Proportion(all.heels(.scored), of: all.due)
        completeness =
            flow.shown(HiddenCounts.due) == nil || whole.figures == nil || SmallCells.hides(proportion: share)
            ? nil : share.estimate
        overall = whole.figures
        windows = report.windows.map { WindowFigures($0, whole: whole, all: all, main: report.window) }
        breakdowns = report.breakdowns.map { PublicBreakdown($0.by, of: cohort, under: whole) }
        months = PublicBreakdown(monthsOf: cohort, under: whole)
        comparison = report.comparison.published(among: treatment)
        let targets = cohort.rules.followUps.map(\.targetDay)
        survival = cohort.rules.definitions.map { definition in
            PublicCurve(
                definition.description,
                cohort.courses[definition.description]?.times ?? EventTimes(),
                at: targets
            )
        }
        milestones = cohort.milestones.map { PublicCurve($0.name, $0.times, at: targets) }
        diagnosisMix = Self.mix(report, flow: flow, breakdowns: breakdowns)
        prices = report.prices.map(PriceCounts.init)
        leftOut = Self.leftOut
    }

    private static let leftOut = [
        "clinicians", "names and numbers of patients", "the baseline of the unscored", "baseline carried forward",
        "scores outside of the windows", "numbers behind Kaplan-Meier curves and who took no part in them",
        "lowest, highest and total prices",
    ]

    /// Diagnoses are of heels that are counted, so their number tells of those that are not; and of strata by diagnosis.
    private static func mix(_ report: OutcomeReport, flow: HiddenCounts, breakdowns: [PublicBreakdown]) -> HiddenCounts?
    {
        let isOpen = [OutcomeFlow.noConsent, .noBaseline, .otherHeel].allSatisfy { flow.shown($0.rawValue) != nil }
        let strata = breakdowns.first { $0.by == OutcomeDimension.diagnosis.rawValue }?.strata ?? []
        guard isOpen, strata.allSatisfy(\.flow.suppressed.isEmpty) else { return nil }
        let mix = report.diagnosisMix
        return HiddenCounts(
            mix.classes.map { ($0.code, $0.heels) } + mix.others.map { ($0.name, $0.heels) },
            total: HiddenCounts.heels
        )
    }
}

extension PublicBreakdown.Whole {
    fileprivate init(_ overall: OutcomeStratum, flow: HiddenCounts) {
        let isSpoken =
            flow.shown(HiddenCounts.heels) != nil
            && flow.shown(OutcomeFlow.scored.rawValue).map(SmallCells.showsSums) ?? false
        var figures = isSpoken ? PublicFigures(overall, due: flow.shown(HiddenCounts.due) != nil) : nil
        let definitions = overall.publishedDefinitions
        figures?.keepResponders(definitions)
        self.init(stratum: overall, flow: flow, figures: figures, definitions: definitions)
    }
}

extension PublicBreakdown {
    fileprivate init(_ dimension: OutcomeDimension, of cohort: OutcomeCohort, under whole: Whole) {
        let strata = (cohort.strata[dimension] ?? [:]).sorted { $0.key < $1.key }.map { code, heels in
            let name = cohort.names.name(of: code, by: dimension)
            return (figures: OutcomeStratum(heels, by: cohort.rules, code: code.code, name: name), heels: heels)
        }
        self.init(dimension.rawValue, strata, under: whole)
    }

    fileprivate init(monthsOf cohort: OutcomeCohort, under whole: Whole) {
        let months = cohort.months.sorted { $0.key < $1.key }.map { month, heels in
            (figures: OutcomeStratum(heels, by: cohort.rules, code: month, name: month), heels: heels)
        }
        self.init("month", months, under: whole)
    }
}

extension PublicOutcomeReport.WindowFigures {
    fileprivate init(
        _ line: OutcomeReport.WindowStratum,
        whole: PublicBreakdown.Whole,
        all: HeelCounts,
        main: OutcomeReport.WindowLine
    ) {
        window = line.window
        if line.window.code == main.code {
            figures = whole.figures
        } else {
            let isLater = line.window.targetDay > main.targetDay
            let isShown = HiddenCounts.shows(line.figures.pairs, later: isLater, beside: whole.flow, of: all)
            figures = isShown ? PublicFigures(line.figures, due: false) : nil
            figures?.keepResponders(line.figures.publishedDefinitions)
        }
    }
}

extension PublicOutcomeReport.PriceCounts {
    fileprivate init(_ line: PriceLine) {
        (modality, name, basis, currency) = (line.modality, line.name, line.basis, line.currency)
        let parts = [
            ("below", line.below), ("inside", line.inside), ("above", line.above), ("without_range", line.withoutRange),
        ]
        prices = HiddenCounts(parts, total: "number")
    }
}

extension TreatmentComparison {
    /// The comparison, where all that it stands on is printed.
    fileprivate func published(among treatments: PublicBreakdown) -> TreatmentComparison? {
        let figures = treatments.strata.reduce(into: [String: PublicFigures]()) { known, stratum in
            if let code = stratum.code { known[code] = stratum.figures }
        }
        guard reference != nil, groups.allSatisfy({ figures[$0.code] != nil }) else { return nil }
        return hidingResponders { group, definition in
            figures[group]?.responders.contains { $0.definition == definition && $0.of != nil } ?? false
        }
    }
}
