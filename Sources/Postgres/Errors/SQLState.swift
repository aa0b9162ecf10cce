/// The five characters by which PostgreSQL names a condition.
///
/// See "PostgreSQL Error Codes" in the manual; the first two characters are the class.
public struct SQLState: RawRepresentable, Hashable, Sendable {
    /// The five characters.
    public let rawValue: String

    /// Takes the five characters.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// The class of the condition: the first two characters.
    public var category: Substring { rawValue.prefix(2) }

    /// Whether the same transaction may succeed if it is run again.
    public var isTransient: Bool { self == .serializationFailure || self == .deadlockDetected }
}

extension SQLState {
    /// A row with the same key exists.
    public static let uniqueViolation = SQLState(rawValue: "23505")
    /// A row pointed at does not exist, or is still pointed at.
    public static let foreignKeyViolation = SQLState(rawValue: "23503")
    /// A value breaks a CHECK.
    public static let checkViolation = SQLState(rawValue: "23514")
    /// A row conflicts with another under an exclusion constraint.
    public static let exclusionViolation = SQLState(rawValue: "23P01")
    /// NULL where none may be.
    public static let notNullViolation = SQLState(rawValue: "23502")
    /// A text is longer than its column.
    public static let stringDataRightTruncation = SQLState(rawValue: "22001")
    /// A number is outside its type.
    public static let numericValueOutOfRange = SQLState(rawValue: "22003")
    /// A text is not a value of its type.
    public static let invalidTextRepresentation = SQLState(rawValue: "22P02")
    /// The role may not do this; also what a row-level policy's WITH CHECK gives.
    public static let insufficientPrivilege = SQLState(rawValue: "42501")
    /// Concurrent transactions cannot be put in an order; try again.
    public static let serializationFailure = SQLState(rawValue: "40001")
    /// Two transactions wait for each other; try again.
    public static let deadlockDetected = SQLState(rawValue: "40P01")
    /// The statement was cancelled, by a request or by `statement_timeout`.
    public static let queryCanceled = SQLState(rawValue: "57014")
    /// A lock was not to be had at once, or within `lock_timeout`.
    public static let lockNotAvailable = SQLState(rawValue: "55P03")
    /// The server's disk is full.
    public static let diskFull = SQLState(rawValue: "53100")
    /// The server has no connection left.
    public static let tooManyConnections = SQLState(rawValue: "53300")
    /// The server is being stopped.
    public static let adminShutdown = SQLState(rawValue: "57P01")
    /// The server ended all sessions because one of its processes died.
    public static let crashShutdown = SQLState(rawValue: "57P02")
    /// The server is starting or stopping.
    public static let cannotConnectNow = SQLState(rawValue: "57P03")
    /// No such table.
    public static let undefinedTable = SQLState(rawValue: "42P01")
    /// No such column.
    public static let undefinedColumn = SQLState(rawValue: "42703")
    /// No such type, role or other object.
    public static let undefinedObject = SQLState(rawValue: "42704")
    /// The statement cannot be parsed.
    public static let syntaxError = SQLState(rawValue: "42601")
    /// A database, role or other object of the name exists.
    public static let duplicateObject = SQLState(rawValue: "42710")
    /// A database of the name exists.
    public static let duplicateDatabase = SQLState(rawValue: "42P04")
    /// A table of the name exists.
    public static let duplicateTable = SQLState(rawValue: "42P07")
    /// No such database.
    public static let invalidCatalogName = SQLState(rawValue: "3D000")
    /// The role does not exist or the password is wrong.
    public static let invalidAuthorization = SQLState(rawValue: "28000")
    /// The password is wrong.
    public static let invalidPassword = SQLState(rawValue: "28P01")
    /// A write in a read-only transaction.
    public static let readOnlySQLTransaction = SQLState(rawValue: "25006")
    /// A command that cannot run in a transaction.
    public static let activeSQLTransaction = SQLState(rawValue: "25001")
    /// An earlier statement of the transaction failed.
    public static let inFailedTransaction = SQLState(rawValue: "25P02")
    /// The server does not do this; also a cached plan that no longer fits its tables.
    public static let featureNotSupported = SQLState(rawValue: "0A000")
    /// The prepared statement does not exist.
    public static let invalidStatementName = SQLState(rawValue: "26000")
    /// RAISE without a state of its own.
    public static let raisedException = SQLState(rawValue: "P0001")
}
