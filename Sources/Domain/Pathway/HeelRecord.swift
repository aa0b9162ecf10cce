/// What is recorded of a heel, as far as the rules and the ladder ask: a value, read at once, that knows nothing of a database.
///
/// Every list is in the order of its days.
public struct HeelRecord: Sendable {
    /// Case of the heel.
    public let caseNumber: CaseNumber
    /// The heel.
    public let side: Side
    /// Day the case was opened.
    public let openedOn: Day
    /// Whether the case is about both heels.
    public let isBilateral: Bool

    /// Diagnoses that stand.
    public var diagnoses: [HeelDiagnosis] = []
    /// Morning pain, 0-10; of several values a day the last counts.
    public var morningPain: [DatedValue] = []
    /// First-step pain on the visual analogue scale, in mm.
    public var visualPain: [DatedValue] = []
    /// Days of examinations of the case.
    public var exams: [Day] = []
    /// Findings.
    public var findings: [HeelFinding] = []
    /// Studies.
    public var studies: [HeelStudy] = []
    /// Home prescriptions.
    public var prescriptions: [HeelPrescription] = []
    /// Series.
    public var series: [HeelSeries] = []
    /// Delivered sessions.
    public var sessions: [HeelSession] = []
    /// What the patient reported.
    public var checkIns: [HeelCheckIn] = []
    /// Milestones, a recorded plateau among them.
    public var milestones: [HeelMilestone] = []
    /// What the patient runs, and has.
    public var patient = PatientLoad()
    /// Alerts that somebody acknowledged.
    public var acknowledged: Set<FiringKey> = []

    /// The record of a heel of which nothing is known yet.
    public init(caseNumber: CaseNumber, side: Side, openedOn: Day, isBilateral: Bool) {
        (self.caseNumber, self.side) = (caseNumber, side)
        (self.openedOn, self.isBilateral) = (openedOn, isBilateral)
    }
}

/// A diagnosis of a heel.
public struct HeelDiagnosis: Hashable, Sendable {
    /// What it has.
    public let code: DiagnosisCode
    /// Class of causes that it belongs to.
    public let classCode: DiagnosisClassCode
    /// How sure it is.
    public let status: DiagnosisStatus
    /// Whether the heel is treated and counted for it.
    public let isPrimary: Bool

    /// A diagnosis.
    public init(code: DiagnosisCode, classCode: DiagnosisClassCode, status: DiagnosisStatus, isPrimary: Bool) {
        (self.code, self.classCode, self.status, self.isPrimary) = (code, classCode, status, isPrimary)
    }
}

/// A value of a day.
public struct DatedValue: Hashable, Sendable {
    /// The day.
    public let day: Day
    /// The value in steps of its instrument.
    public let value: Int

    /// A value.
    public init(_ day: Day, _ value: Int) {
        (self.day, self.value) = (day, value)
    }
}

/// A finding on a heel.
public struct HeelFinding: Hashable, Sendable {
    /// Day of the examination.
    public let day: Day
    /// What was tested or asked.
    public let technique: TechniqueCode
    /// Where on the heel.
    public let zone: ZoneCode?
    /// What was found.
    public let value: FindingValue

    /// A finding.
    public init(_ day: Day, _ technique: TechniqueCode, zone: ZoneCode? = nil, _ value: FindingValue) {
        (self.day, self.technique, self.zone, self.value) = (day, technique, zone, value)
    }

    /// Whether it is a sign: positive, abnormal, or a grade or measure above 0.
    public var isPositive: Bool {
        switch value {
        case .result(let result): result == .positive || result == .abnormal
        case .number(let number): number.unscaled > 0
        }
    }
}

/// A study of a heel.
public struct HeelStudy: Hashable, Sendable {
    /// Number of its order.
    public let number: ImagingOrderNumber
    /// The study.
    public let modality: ModalityCode
    /// Day it was ordered.
    public let orderedOn: Day
    /// Day it was done; nil: not yet.
    public let performedOn: Day?
    /// What it shows; nil: not yet.
    public let conclusion: ImagingConclusion?
    /// Thickness of the plantar fascia in mm, where it was measured.
    public let fasciaThickness: ExactNumber?

    /// A study.
    public init(
        number: ImagingOrderNumber,
        modality: ModalityCode,
        orderedOn: Day,
        performedOn: Day? = nil,
        conclusion: ImagingConclusion? = nil,
        fasciaThickness: ExactNumber? = nil
    ) {
        (self.number, self.modality, self.orderedOn) = (number, modality, orderedOn)
        (self.performedOn, self.conclusion, self.fasciaThickness) = (performedOn, conclusion, fasciaThickness)
    }
}

/// A home prescription of a heel.
public struct HeelPrescription: Hashable, Sendable {
    /// Its number.
    public let number: PrescriptionNumber
    /// What was prescribed.
    public let measure: HomeMeasureCode
    /// Whether it counts as active loading.
    public let isLoading: Bool
    /// Whether it counts as a change of footwear.
    public let isFootwear: Bool
    /// First day.
    public let startsOn: Day
    /// First day on which it no longer holds; nil: holds on.
    public let stoppedOn: Day?
    /// Steps a minute before and aimed at, of a measure that is about cadence.
    public var cadence: CadenceStep?
    /// Days for which was logged whether it was done.
    public var logged: [Day: Bool] = [:]

    /// A prescription.
    public init(
        number: PrescriptionNumber,
        measure: HomeMeasureCode,
        isLoading: Bool = false,
        isFootwear: Bool = false,
        startsOn: Day,
        stoppedOn: Day? = nil
    ) {
        (self.number, self.measure, self.isLoading, self.isFootwear) = (number, measure, isLoading, isFootwear)
        (self.startsOn, self.stoppedOn) = (startsOn, stoppedOn)
    }

    /// Whether it holds on a day.
    public func isActive(on day: Day) -> Bool {
        PrescriptionState(startsOn: startsOn, stoppedOn: stoppedOn, on: day) == .active
    }
}

/// A step of cadence that was prescribed, in steps a minute.
public struct CadenceStep: Hashable, Sendable {
    /// Before.
    public let base: Int
    /// Aimed at.
    public let target: Int

    /// A step.
    public init(from base: Int, to target: Int) {
        (self.base, self.target) = (base, target)
    }

    /// Whether it is so many percent at least, and so many at most.
    func isWithin(_ low: Int, _ high: Int) -> Bool {
        let step = 100 * (target - base)
        return low * base <= step && step <= high * base
    }
}

/// A series on a heel.
public struct HeelSeries: Hashable, Sendable {
    /// Its number.
    public let number: SeriesNumber
    /// The treatment.
    public let treatment: TreatmentCode
    /// What it is by its means.
    public let kind: TreatmentKind
    /// Day it was planned.
    public let plannedOn: Day
    /// Whether it is completed or ended.
    public let isOver: Bool

    /// A series.
    public init(
        number: SeriesNumber,
        treatment: TreatmentCode,
        kind: TreatmentKind,
        plannedOn: Day,
        isOver: Bool = false
    ) {
        (self.number, self.treatment, self.kind) = (number, treatment, kind)
        (self.plannedOn, self.isOver) = (plannedOn, isOver)
    }

    /// Whether it is shockwaves or PRP, which work on top of the basics.
    public var isAddOn: Bool { kind == .shockwave || treatment == .plateletRichPlasma }
}

/// A delivered session on a heel.
public struct HeelSession: Hashable, Sendable {
    /// Its number.
    public let number: SessionNumber
    /// The treatment.
    public let treatment: TreatmentCode
    /// Day it was delivered.
    public let day: Day
    /// What guided it; nil: not recorded.
    public let guidance: Guidance?
    /// Where it was applied.
    public let site: String?

    /// A session.
    public init(
        number: SessionNumber,
        treatment: TreatmentCode,
        day: Day,
        guidance: Guidance? = nil,
        site: String? = nil
    ) {
        (self.number, self.treatment, self.day, self.guidance, self.site) = (number, treatment, day, guidance, site)
    }
}

/// A check-in of a heel.
public struct HeelCheckIn: Hashable, Sendable {
    /// Its number.
    public let number: CheckInNumber
    /// Day it is about.
    public let day: Day
    /// What was reported.
    public let report: CheckIn

    /// A check-in.
    public init(number: CheckInNumber, day: Day, report: CheckIn) {
        (self.number, self.day, self.report) = (number, day, report)
    }
}

/// A milestone of a heel.
public struct HeelMilestone: Hashable, Sendable {
    /// Which one.
    public let code: MilestoneCode
    /// Day it was reached.
    public let day: Day

    /// A milestone.
    public init(_ code: MilestoneCode, _ day: Day) {
        (self.code, self.day) = (code, day)
    }
}
