/// What is to be written into the log: one event of who is at the desk.
///
/// Who, when and from where are not said here: the database sets them.
public struct AuditEntry: Sendable {
    /// What was done: the words of the command.
    public let action: String
    /// How it ended.
    public let outcome: AuditOutcome
    /// What it was about.
    public let subject: AuditSubject
    /// JSON of what was read or changed, and why; nil where the header says all.
    public let detail: String?

    /// An entry.
    public init(_ action: String, _ outcome: AuditOutcome, _ subject: AuditSubject, detail: String? = nil) {
        self.action = action
        self.outcome = outcome
        self.subject = subject
        self.detail = detail
    }
}

/// How what was logged ended.
public enum AuditOutcome: String, Choice {
    /// It was done.
    case done
    /// It was not permitted.
    case refused
    /// It was done and undone.
    case dryRun = "dry-run"

    /// outcome.
    public static let noun = "outcome"
}

/// Which records an event is about.
public struct AuditSubject: Sendable {
    /// The record, as printed: `M-17`.
    public var record: String?
    /// Whose records it concerns.
    public var patients: [PatientNumber]
    /// Cases whose patients it concerns too.
    public var cases: [CaseNumber]
    /// How many records, where there are many.
    public var rows: Int?
    /// SHA-256 of the file that was read or written, in hexadecimal.
    public var fileDigest: String?

    /// Records by name; nothing said is a setting of the clinic.
    public init(
        record: String? = nil,
        patients: [PatientNumber] = [],
        cases: [CaseNumber] = [],
        rows: Int? = nil,
        fileDigest: String? = nil
    ) {
        self.record = record
        self.patients = patients
        self.cases = cases
        self.rows = rows
        self.fileDigest = fileDigest
    }

    /// What is of no patient: a setting, a person of the staff.
    public static let setting = AuditSubject()

    /// A patient.
    public static func patient(_ number: PatientNumber) -> AuditSubject {
        AuditSubject(record: number.description, patients: [number])
    }

    /// A case, or everything of one kind that was recorded on it.
    public static func `case`(_ number: CaseNumber) -> AuditSubject {
        AuditSubject(record: number.description, cases: [number])
    }

    /// A record of a case.
    public static func record<R>(_ number: RecordNumber<R>, of caseNumber: CaseNumber) -> AuditSubject {
        AuditSubject(record: number.description, cases: [caseNumber])
    }

    /// A record of a patient that is of no case.
    public static func record<R>(_ number: RecordNumber<R>, ofPatient patient: PatientNumber) -> AuditSubject {
        AuditSubject(record: number.description, patients: [patient])
    }

    /// A list of patients.
    public static func patients(_ numbers: [PatientNumber]) -> AuditSubject {
        AuditSubject(patients: numbers, rows: numbers.count)
    }

    /// A list of records, by the cases that they are of.
    public static func records(of cases: [CaseNumber]) -> AuditSubject {
        AuditSubject(cases: Array(Set(cases)), rows: cases.count)
    }
}
