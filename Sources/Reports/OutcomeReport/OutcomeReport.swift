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
    /// All heels.
    public let overall: OutcomeStratum
    /// The heels by what was asked for.
    public let breakdowns: [Breakdown]
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
        by breakdowns: OutcomeBreakdowns = .all
    ) {
        let instrument = cohort.instrument
        let overall = OutcomeStratum(cohort.rows, of: cohort, code: nil, name: "All", patients: \.patients)
        self.clinic = clinic.code.rawValue
        clinicName = moment.clinicName
        asOf = moment.moment
        asOfDay = moment.day
        settled = moment.isSettled
        _from = Nullable(wrappedValue: question.from)
        _to = Nullable(wrappedValue: question.to)
        self.instrument = InstrumentLine(
            code: instrument.code.rawValue,
            name: instrument.name,
            minimum: .number(instrument.minimum),
            maximum: .number(instrument.maximum),
            unit: instrument.unit,
            higherIsBetter: instrument.higherIsBetter
        )
        window = WindowLine(cohort.window)
        baseline = WindowLine(cohort.baseline)
        let mcid = cohort.mcid.map { mcid in
            MCIDLine(
                value: .number(instrument.value(ofSteps: mcid.steps)),
                population: mcid.population,
                version: mcid.version,
                source: mcid.source
            )
        }
        _mcid = Nullable(wrappedValue: mcid)
        allHeels = question.allHeels
        purpose = question.purpose
        self.overall = overall
        self.breakdowns = breakdowns.dimensions.map { Breakdown(by: $0, strata: Self.strata(by: $0, of: cohort)) }
        _banner = Nullable(wrappedValue: Self.banner(overall))
        notes = Self.notes(overall, cohort: cohort, question: question)
    }

    /// Whoever did not agree is in no stratum: nothing is said of them but their number.
    private static func strata(by dimension: OutcomeDimension, of cohort: OutcomeCohort) -> [OutcomeStratum] {
        let strata: [OutcomeStratum]
        let agreed = cohort.rows.filter { $0.flow != .noConsent }
        switch dimension {
        case .treatment:
            strata = Dictionary(grouping: agreed, by: \.treatment).map { code, rows in
                let name = rows.first?.treatmentName ?? "Home care only"
                return OutcomeStratum(
                    rows,
                    of: cohort,
                    code: code?.rawValue,
                    name: name,
                    patients: \.patientsOfTreatment
                )
            }
        case .diagnosis:
            strata = Dictionary(grouping: agreed, by: \.diagnosis).map { code, rows in
                let name = rows.first?.diagnosisName ?? "No primary diagnosis"
                return OutcomeStratum(
                    rows,
                    of: cohort,
                    code: code?.rawValue,
                    name: name,
                    patients: \.patientsOfDiagnosis
                )
            }
        }
        // Those without a code come last.
        return strata.sorted {
            let (left, right) = ($0.code ?? "~", $1.code ?? "~")
            return $0.heels == $1.heels ? left < right : $0.heels > $1.heels
        }
    }
}
