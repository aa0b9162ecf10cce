import Domain

/// What an outcome report is asked.
public struct OutcomeQuestion: Sendable {
    /// The instrument.
    public var instrument: InstrumentCode
    /// The follow-up window.
    public var window: WindowCode
    /// First index day to count, or nil.
    public var from: Day?
    /// Last index day to count, or nil.
    public var to: Day?
    /// Whether every heel counts, and not one a patient.
    public var allHeels: Bool
    /// What the figures are for, which decides whose consent is needed.
    public var purpose: OutcomePurpose

    /// Morning pain at twelve weeks of everybody.
    public init(
        instrument: InstrumentCode = .morningPain,
        window: WindowCode = .twelveWeeks,
        from: Day? = nil,
        to: Day? = nil,
        allHeels: Bool = false,
        purpose: OutcomePurpose = .statistics
    ) {
        self.instrument = instrument
        self.window = window
        self.from = from
        self.to = to
        self.allHeels = allHeels
        self.purpose = purpose
    }
}

/// What the figures of a report are for.
public enum OutcomePurpose: String, Choice, Encodable {
    /// The clinic's own statistics: everybody counts who has not withdrawn consent to them.
    case statistics = "outcome-statistics"
    /// Research: only who gave consent to it counts, and has not withdrawn the one to statistics.
    case research

    /// purpose.
    public static let noun = "purpose"
}

/// Up to when a report reads the records.
public struct ReportMoment: Sendable {
    /// The moment: what was recorded later, or voided by then, is not read.
    public let moment: Moment
    /// The clinical day of that moment.
    public let day: Day
    /// Name of the clinic at that moment.
    public let clinicName: String
    /// Whether no transaction can still write an earlier record, so that the same report is the same for ever.
    public let isSettled: Bool
}

/// A window of days from the index day, both ends included.
public struct OutcomeWindow: Sendable {
    /// Its code.
    public let code: WindowCode
    /// Name as printed.
    public let name: String
    /// The score nearest to this day counts.
    public let targetDay: Int
    /// First day.
    public let firstDay: Int
    /// Last day; the window is closed when it has passed.
    public let lastDay: Int
}

/// The minimal clinically important difference that a report uses.
public struct MCIDChoice: Sendable {
    /// In steps of the instrument, inclusive.
    public let steps: Int
    /// Who it was found in.
    public let population: String
    /// Version of the figure.
    public let version: Int
    /// Where it comes from.
    public let source: String
}

/// What became of a heel at a window; the first that applies, so that the numbers add up.
public enum OutcomeFlow: String, Choice {
    /// The patient withdrew consent to statistics, or gave none to research where that is the purpose.
    case noConsent = "no_consent"
    /// No score in the baseline window.
    case noBaseline = "no_baseline"
    /// Another heel of the patient is counted.
    case otherHeel = "other_heel"
    /// The window is not closed yet.
    case notYetDue = "not_yet_due"
    /// Has both scores.
    case scored
    /// The patient withdrew.
    case withdrawn
    /// Another treatment, here or elsewhere, and no score.
    case treatedOtherwise = "treated_otherwise"
    /// The case was closed before, and no score.
    case caseClosed = "case_closed"
    /// No score and no reason known.
    case lost

    /// flow.
    public static let noun = "flow"

    /// Whether the window is closed for the heel, so that it enters the analysis.
    public var isDue: Bool {
        switch self {
        case .noConsent, .noBaseline, .otherHeel, .notYetDue: false
        case .scored, .withdrawn, .treatedOtherwise, .caseClosed, .lost: true
        }
    }
}

/// The heels of a clinic counted by stratum, scores and flow: all that the statistics need, and no patient.
public struct OutcomeCohort: Sendable {
    /// The instrument.
    public let instrument: Instrument
    /// The follow-up window.
    public let window: OutcomeWindow
    /// The baseline window.
    public let baseline: OutcomeWindow
    /// The MCID, where there is a usable one.
    public let mcid: MCIDChoice?
    /// Percent falls that count as a response.
    public let percentFalls: [Int]
    /// The counts.
    public let rows: [Row]

    /// One count.
    public struct Row: Sendable {
        /// Primary diagnosis of the heels, or nil; without consent nothing is said of it, of the treatment and the scores.
        public let diagnosis: DiagnosisCode?
        /// Its name.
        public let diagnosisName: String?
        /// First clinic treatment, or nil for home care only.
        public let treatment: TreatmentCode?
        /// Its name.
        public let treatmentName: String?
        /// Baseline in steps, or nil.
        public let before: Int?
        /// Follow-up in steps, or nil; only where the heel is scored.
        public let after: Int?
        /// What became of the heels.
        public let flow: OutcomeFlow
        /// Number of heels.
        public let heels: Int
        /// Patients counted here and in no other row.
        public let patients: Int
        /// Patients counted here and in no other row of this treatment.
        public let patientsOfTreatment: Int
        /// Patients counted here and in no other row of this diagnosis.
        public let patientsOfDiagnosis: Int
        /// Heels not yet due that have a score in the window already.
        public let early: Int
        /// Scored heels that had another treatment before the follow-up.
        public let afterAnotherTreatment: Int
    }
}
