import Domain

/// One event of a clinic's chain as the log keeps it for ever: its header and the digest of it.
public struct ChainEvent: Hashable, Sendable {
    /// Key of the clinic.
    public var clinic: Int64
    /// Its place in the chain, from 1.
    public var number: Int64
    /// When.
    public var occurredAt: Moment
    /// Who: the login.
    public var actor: String
    /// What was done: the words of the command.
    public var action: String
    /// How it ended.
    public var outcome: String
    /// The record it was about; empty where there is none.
    public var record: String
    /// Whose records it was about, ascending.
    public var patients: [PatientNumber]
    /// How many records, where there are many.
    public var rows: Int64?
    /// Digest of the file that was read or written.
    public var fileDigest: HexDigest?
    /// From where.
    public var origin: String
    /// Digest of the salt and the detail; nil where there is none.
    public var detailDigest: HexDigest?
    /// What the log says that the digest is.
    public var digest: HexDigest

    /// An event as it was read.
    public init(
        clinic: Int64,
        number: Int64,
        occurredAt: Moment,
        actor: String,
        action: String,
        outcome: String,
        record: String,
        patients: [PatientNumber],
        rows: Int64?,
        fileDigest: HexDigest?,
        origin: String,
        detailDigest: HexDigest?,
        digest: HexDigest
    ) {
        self.clinic = clinic
        self.number = number
        self.occurredAt = occurredAt
        self.actor = actor
        self.action = action
        self.outcome = outcome
        self.record = record
        self.patients = patients
        self.rows = rows
        self.fileDigest = fileDigest
        self.origin = origin
        self.detailDigest = detailDigest
        self.digest = digest
    }
}

extension ChainEvent {
    /// The fields in the order in which the digest is of them, nothing for what is missing.
    public var fields: [String] {
        [
            String(clinic), String(number), String(occurredAt.microseconds), actor, action, outcome, record,
            patients.map { String($0.rawValue) }.joined(separator: ","), rows.map { String($0) } ?? "",
            fileDigest?.rawValue ?? "", origin, detailDigest?.rawValue ?? "",
        ]
    }

    /// What the digest is of: the text that `audit.header` documents, a line a field, with the digest of the event before.
    public func header(after previous: HexDigest) -> String {
        (["firststep-audit-1"] + fields + [previous.rawValue]).joined(separator: "\n")
    }

    /// What the digest has to be where this event follows one with that digest.
    public func digest(after previous: HexDigest) -> HexDigest {
        .of(Array(header(after: previous).utf8))
    }
}
