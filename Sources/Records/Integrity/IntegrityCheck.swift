import Domain

/// What is looked at to see that the records hold together, beyond what constraints of the database hold always.
///
/// Constraints hold that a fact is of a heel of its case, a session of a series of the same heel and treatment, a score a value
/// of its instrument, a day no later than its recording, and an amount its units times its price: nothing is asked of those.
public enum IntegrityCheck: String, Choice {
    /// The log is a whole chain, and its details are those that were logged.
    case auditChain = "audit-chain"
    /// The migrations in the ledger are the program's, text by text.
    case schema
    /// What was recorded as part of a record was struck with it.
    case standsOnStruck = "stands-on-struck"
    /// A case is about a heel.
    case caseWithoutHeel = "case-without-heel"
    /// A remark is about the patient of the record that points at it.
    case remarkOfAnother = "remark-of-another"
    /// A charge made from a fee has its service, price and currency, on a day on which it holds.
    case chargeAgainstFee = "charge-against-fee"
    /// A batch adds up to its lines.
    case batchTotal = "batch-total"
    /// The year that statistics know is that of the date of birth.
    case birthYear = "birth-year"
    /// A name is found by its words.
    case nameWithoutWords = "name-without-words"

    /// check.
    public static let noun = "check"

    /// What holds where nothing is found, as a sentence.
    public var meaning: String {
        switch self {
        case .auditChain: "The log is a whole chain, and its details are what was logged."
        case .schema: "The migrations that were applied are the program's, text by text."
        case .standsOnStruck: "What is part of a struck record was struck with it."
        case .caseWithoutHeel: "Every case is about a heel."
        case .remarkOfAnother: "Every remark is about the patient of the record that points at it."
        case .chargeAgainstFee:
            "Every charge made from a fee has its service, price and currency, on a day on which it holds."
        case .batchTotal: "Every batch of charges adds up to its lines."
        case .birthYear: "The birth year that statistics know is that of the date of birth."
        case .nameWithoutWords: "Every patient's name is found by its words."
        }
    }
}

/// What a check found.
public struct IntegrityFinding: Sendable {
    /// The check.
    public let check: IntegrityCheck
    /// How many records are wrong; 0: none.
    public let count: Int
    /// Numbers of the first few, as printed.
    public let records: [String]
    /// What is wrong, where the records do not say it.
    public let words: String?

    /// A finding.
    public init(_ check: IntegrityCheck, count: Int, records: [String] = [], words: String? = nil) {
        (self.check, self.count, self.records, self.words) = (check, count, records, words)
    }

    /// A check that found nothing.
    public static func nothing(by check: IntegrityCheck) -> IntegrityFinding { IntegrityFinding(check, count: 0) }
}
