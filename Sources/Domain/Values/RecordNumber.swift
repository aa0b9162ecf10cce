/// What a numbered record is called and how its number begins.
public protocol NumberedRecord: Sendable {
    /// The letter before the number.
    static var letter: Character { get }
    /// What it is called in a sentence.
    static var noun: String { get }
}

/// The number of a record of one clinic, printed with its letter: `P-1001`, `C-1001`.
///
/// The letter keeps a session's number from being typed where a score's is meant.
public struct RecordNumber<Record: NumberedRecord>: RawRepresentable, Hashable, Comparable, Sendable {
    /// The number alone.
    public let rawValue: Int64

    /// Takes a number as stored.
    public init(rawValue: Int64) {
        self.rawValue = rawValue
    }

    /// By number.
    public static func < (left: Self, right: Self) -> Bool {
        left.rawValue < right.rawValue
    }
}

extension RecordNumber: CustomStringConvertible {
    /// Letter and number.
    public var description: String { String(Record.letter) + "-" + String(rawValue) }
}

extension RecordNumber: Parsable {
    /// Reads `P-1001`, `p1001` or plain `1001`; another letter is refused by name.
    public init(parsing text: String) throws {
        let right = "write it as in \(Record.letter)-1001"
        let letters = text.prefix { $0.isLetter }
        if let letter = letters.first, letters.count > 1 || letter.uppercased() != String(Record.letter) {
            throw InvalidInput("\"\(text)\" is not the number of \(Record.noun.withArticle); \(right)")
        }
        let rest = text.dropFirst(letters.count)
        let digits = !letters.isEmpty && rest.hasPrefix("-") ? rest.dropFirst() : rest
        guard !digits.isEmpty, digits.isDigits, let number = Int64(digits),
            number > 0
        else { throw InvalidInput("\"\(text)\" is not the number of \(Record.noun.withArticle); \(right)") }
        rawValue = number
    }
}

/// The records that have numbers a person types.
public enum Numbered {
    /// A patient.
    public enum Patient: NumberedRecord {
        /// P.
        public static let letter: Character = "P"
        /// patient.
        public static let noun = "patient"
    }
    /// A case.
    public enum Case: NumberedRecord {
        /// C.
        public static let letter: Character = "C"
        /// case.
        public static let noun = "case"
    }
    /// An examination.
    public enum Exam: NumberedRecord {
        /// E.
        public static let letter: Character = "E"
        /// exam.
        public static let noun = "exam"
    }
    /// An imaging order.
    public enum ImagingOrder: NumberedRecord {
        /// I.
        public static let letter: Character = "I"
        /// imaging order.
        public static let noun = "imaging order"
    }
    /// A home prescription.
    public enum Prescription: NumberedRecord {
        /// H.
        public static let letter: Character = "H"
        /// home prescription.
        public static let noun = "home prescription"
    }
    /// A treatment series.
    public enum Series: NumberedRecord {
        /// S.
        public static let letter: Character = "S"
        /// series.
        public static let noun = "series"
    }
    /// A delivered session.
    public enum Session: NumberedRecord {
        /// T.
        public static let letter: Character = "T"
        /// session.
        public static let noun = "session"
    }
    /// A score.
    public enum Score: NumberedRecord {
        /// M.
        public static let letter: Character = "M"
        /// score.
        public static let noun = "score"
    }
    /// A diagnosis.
    public enum Diagnosis: NumberedRecord {
        /// D.
        public static let letter: Character = "D"
        /// diagnosis.
        public static let noun = "diagnosis"
    }
    /// A milestone.
    public enum Milestone: NumberedRecord {
        /// K.
        public static let letter: Character = "K"
        /// milestone.
        public static let noun = "milestone"
    }
    /// A check-in.
    public enum CheckIn: NumberedRecord {
        /// Q.
        public static let letter: Character = "Q"
        /// check-in.
        public static let noun = "check-in"
    }
    /// A run.
    public enum Run: NumberedRecord {
        /// R.
        public static let letter: Character = "R"
        /// run.
        public static let noun = "run"
    }
    /// A pair of shoes.
    public enum Shoe: NumberedRecord {
        /// F.
        public static let letter: Character = "F"
        /// shoe.
        public static let noun = "shoe"
    }
    /// A route.
    public enum Route: NumberedRecord {
        /// W.
        public static let letter: Character = "W"
        /// route.
        public static let noun = "route"
    }
    /// An entry in the log of home care.
    public enum Adherence: NumberedRecord {
        /// L.
        public static let letter: Character = "L"
        /// home-care entry.
        public static let noun = "home-care entry"
    }
    /// A condition of a patient.
    public enum Condition: NumberedRecord {
        /// N.
        public static let letter: Character = "N"
        /// condition.
        public static let noun = "condition"
    }
    /// An alert.
    public enum Alert: NumberedRecord {
        /// A.
        public static let letter: Character = "A"
        /// alert.
        public static let noun = "alert"
    }
    /// A charge.
    public enum Charge: NumberedRecord {
        /// B.
        public static let letter: Character = "B"
        /// charge.
        public static let noun = "charge"
    }
    /// An estimate.
    public enum Estimate: NumberedRecord {
        /// G.
        public static let letter: Character = "G"
        /// estimate.
        public static let noun = "estimate"
    }
}

/// Number of a patient, `P-1001`.
public typealias PatientNumber = RecordNumber<Numbered.Patient>
/// Number of a case, `C-1001`.
public typealias CaseNumber = RecordNumber<Numbered.Case>
/// Number of an examination, `E-1`.
public typealias ExamNumber = RecordNumber<Numbered.Exam>
/// Number of an imaging order, `I-1`.
public typealias ImagingOrderNumber = RecordNumber<Numbered.ImagingOrder>
/// Number of a home prescription, `H-1`.
public typealias PrescriptionNumber = RecordNumber<Numbered.Prescription>
/// Number of a series, `S-1`.
public typealias SeriesNumber = RecordNumber<Numbered.Series>
/// Number of a session, `T-1`.
public typealias SessionNumber = RecordNumber<Numbered.Session>
/// Number of a score, `M-1`.
public typealias ScoreNumber = RecordNumber<Numbered.Score>
/// Number of a diagnosis, `D-1`.
public typealias DiagnosisNumber = RecordNumber<Numbered.Diagnosis>
/// Number of a milestone, `K-1`.
public typealias MilestoneNumber = RecordNumber<Numbered.Milestone>
/// Number of a charge, `B-1`.
public typealias ChargeNumber = RecordNumber<Numbered.Charge>
/// Number of a check-in, `Q-1`.
public typealias CheckInNumber = RecordNumber<Numbered.CheckIn>
/// Number of a run, `R-1`.
public typealias RunNumber = RecordNumber<Numbered.Run>
/// Number of a pair of shoes, `F-1`.
public typealias ShoeNumber = RecordNumber<Numbered.Shoe>
/// Number of a route, `W-1`.
public typealias RouteNumber = RecordNumber<Numbered.Route>
/// Number of an entry in the log of home care, `L-1`.
public typealias AdherenceNumber = RecordNumber<Numbered.Adherence>
/// Number of a condition of a patient, `N-1`.
public typealias ConditionNumber = RecordNumber<Numbered.Condition>
/// Number of an alert, `A-1`.
public typealias AlertNumber = RecordNumber<Numbered.Alert>
/// Number of an estimate, `G-1`.
public typealias EstimateNumber = RecordNumber<Numbered.Estimate>
