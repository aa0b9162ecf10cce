import Domain

/// A home measure given to a heel.
public struct PrescriptionEntry: Sendable {
    /// Number of the prescription.
    public let number: PrescriptionNumber
    /// The case.
    public let caseNumber: CaseNumber
    /// The heel.
    public let side: Side
    /// What was prescribed.
    public let measure: HomeMeasureCode
    /// Its name as printed.
    public let measureName: String
    /// Whether it loads the tissue.
    public let isLoading: Bool
    /// Whether it is a shoe or something worn in one.
    public let isFootwear: Bool
    /// First day; may lie ahead.
    public let startsOn: Day
    /// First day on which it no longer holds; nil while it stands.
    public let stoppedOn: Day?
    /// Product, such as the make of a splint.
    public let product: Line?
    /// Who prescribed it.
    public let prescribedBy: StaffCode?
    /// Remark; nil also where it was erased.
    public let note: NoteText?
    /// Why it was stopped; nil also where it was erased.
    public let stopNote: NoteText?
    /// Days for which was logged whether it was done.
    public let loggedDays: Int
    /// Of those, the days on which it was done.
    public let doneDays: Int
    /// The dose, in the order in which it is said.
    public internal(set) var doses: [PrescribedDose]

    /// How it was kept: `7 of 10 days`; nil where nobody logged it.
    public var adherence: String? {
        loggedDays == 0 ? nil : "\(doneDays) of \(loggedDays) \(loggedDays == 1 ? "day" : "days")"
    }

    /// Where it stands on a day.
    public func state(on day: Day) -> PrescriptionState {
        PrescriptionState(startsOn: startsOn, stoppedOn: stoppedOn, on: day)
    }

    /// Whole days since its start, until it was stopped; 0 on the first day, nil before it.
    public func days(until day: Day) -> Int? {
        let last = min(stoppedOn ?? day, day)
        return last < startsOn ? nil : last - startsOn
    }

    /// The dose in words: `hold 30-45 s, 3-5 repetitions, 2 times a day`; nil where none was said.
    public var doseWords: String? {
        doses.isEmpty ? nil : doses.map(\.words).joined(separator: ", ")
    }

    /// Words to say to who prescribes the same once more.
    var duplicateWarning: String {
        """
        \(number) prescribes \(measure) for this heel from \(startsOn) already; stop it if this one takes its \
        place: firststep home stop \(number)
        """
    }
}

/// What is needed to prescribe a home measure.
public struct PrescriptionRequest: Sendable {
    /// The case.
    public var caseNumber: CaseNumber
    /// The heel; nil for the only one of the case.
    public var side: Side?
    /// The home measure.
    public var measure: HomeMeasureCode
    /// The dose, in any order.
    public var doses: [DoseEntry] = []
    /// Product, such as the make of a splint.
    public var product: Line?
    /// First day, which may lie ahead; nil for today.
    public var startsOn: Day?
    /// Who prescribes it.
    public var prescribedBy: StaffCode?
    /// Remark.
    public var note: NoteText?

    /// A request for a measure on a case, the rest to be set.
    public init(caseNumber: CaseNumber, measure: HomeMeasureCode) {
        self.caseNumber = caseNumber
        self.measure = measure
    }
}
