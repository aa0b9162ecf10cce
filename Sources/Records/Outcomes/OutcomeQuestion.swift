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
    /// What the heels are broken down by.
    public var breakdowns: OutcomeBreakdowns

    /// Morning pain at twelve weeks of everybody.
    public init(
        instrument: InstrumentCode = .morningPain,
        window: WindowCode = .twelveWeeks,
        from: Day? = nil,
        to: Day? = nil,
        allHeels: Bool = false,
        purpose: OutcomePurpose = .statistics,
        breakdowns: OutcomeBreakdowns = .standard
    ) {
        self.instrument = instrument
        self.window = window
        self.from = from
        self.to = to
        self.allHeels = allHeels
        self.purpose = purpose
        self.breakdowns = breakdowns
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

    /// A moment.
    public init(moment: Moment, day: Day, clinicName: String, isSettled: Bool) {
        (self.moment, self.day, self.clinicName, self.isSettled) = (moment, day, clinicName, isSettled)
    }
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

    /// A window.
    public init(code: WindowCode, name: String, targetDay: Int, firstDay: Int, lastDay: Int) {
        (self.code, self.name) = (code, name)
        (self.targetDay, self.firstDay, self.lastDay) = (targetDay, firstDay, lastDay)
    }
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

    /// A difference.
    public init(steps: Int, population: String, version: Int, source: String) {
        (self.steps, self.population, self.version, self.source) = (steps, population, version, source)
    }
}
