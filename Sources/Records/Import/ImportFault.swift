import Domain

/// What only the records can say against a row that comes in.
enum ImportFault: String, CaseIterable {
    case repeated = "repeated"
    case conflict = "conflict"
    case fixed = "fixed"
    case restricted = "restricted"
    case unknownPatient = "unknown-patient"
    case unknownCase = "unknown-case"
    case noCaseThen = "no-case-then"
    case severalCases = "several-cases"
    case otherSide = "other-side"
    case sideMissing = "side-missing"
    case sideTooMany = "side-too-many"
    case inFuture = "in-future"
    case longAgo = "long-ago"
    case beforeBirth = "before-birth"
    case onsetLongAgo = "onset-long-ago"
    case onsetBeforeBirth = "onset-before-birth"
    case closingInFuture = "closing-in-future"
    case birthAfterCase = "birth-after-case"
    case sameDay = "same-day"
    case recordedAlready = "recorded-already"
    case sameDiagnosis = "same-diagnosis"
    case otherPrimary = "other-primary"
    case refusedPatient = "refused-patient"
    case refusedCase = "refused-case"

    /// Whether it follows from the refusal of another row.
    var isConsequence: Bool { self == .refusedPatient || self == .refusedCase }

    /// The column that it is about, where it is about one.
    func column(in columns: ImportColumns) -> String? {
        switch self {
        case .repeated: columns.id
        case .conflict, .fixed, .restricted, .sameDiagnosis, .otherPrimary: nil
        case .unknownPatient, .noCaseThen, .severalCases, .refusedPatient: columns.patient
        case .unknownCase, .refusedCase: columns.reference
        case .otherSide, .sideMissing, .sideTooMany: columns.side
        case .inFuture, .longAgo, .beforeBirth, .birthAfterCase, .sameDay, .recordedAlready: columns.day
        case .onsetLongAgo, .onsetBeforeBirth: columns.onset
        case .closingInFuture: columns.closing
        }
    }

    /// What stands in that column.
    var valueClass: ValueClass? {
        switch self {
        case .conflict, .fixed, .restricted, .sameDiagnosis, .otherPrimary: nil
        case .repeated, .unknownPatient, .unknownCase, .noCaseThen, .severalCases, .otherSide, .sideTooMany,
            .refusedPatient, .refusedCase:
            .word
        case .sideMissing: .empty
        case .inFuture, .longAgo, .beforeBirth, .onsetLongAgo, .onsetBeforeBirth, .closingInFuture, .birthAfterCase,
            .sameDay, .recordedAlready:
            .date
        }
    }

    /// What is wrong and what would be right.
    var reason: String {
        switch self {
        case .repeated: "an earlier row of this file has the same id; each row needs its own"
        case .conflict: "was imported with other values; --update replaces them"
        case .fixed:
            "patient, side, opening and onset of a case cannot be replaced; open a new case, or correct the file"
        case .restricted: "the patient is restricted; open them first: firststep patient open"
        case .unknownPatient: "no patient of this source has that id; import the patients first"
        case .unknownCase: "no case of this source has that id; import the cases first"
        case .noCaseThen: "the patient had no case on that day; open it first, or write the rest with --keep-good"
        case .severalCases: "the patient had several cases on that day; say which by the id of the case"
        case .otherSide: "the case is not about that heel"
        case .sideMissing: "the case has two heels; say left or right"
        case .sideTooMany: "the instrument is about the patient and not one heel; leave the side empty"
        case .inFuture, .closingInFuture: "the day has not come yet"
        case .longAgo, .onsetLongAgo: "a day before 1880 can only be a mistyped year"
        case .birthAfterCase: "the birth date lies after the beginning of a case of the patient"
        case .beforeBirth, .onsetBeforeBirth: "the day lies before the patient's birth"
        case .sameDay: "another row gives this heel and treatment a session on that day"
        case .recordedAlready: "a session of this treatment is recorded for this heel and day already"
        case .sameDiagnosis: "an earlier row of this file gives this heel the same diagnosis"
        case .otherPrimary: "the heel has another primary diagnosis; --update replaces one that is recorded"
        case .refusedPatient: "its patient is refused"
        case .refusedCase: "its case is refused"
        }
    }
}
