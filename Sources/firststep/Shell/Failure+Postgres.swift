import Postgres
import Records

extension Failure {
    /// One total function from what the database said to what the outside learns.
    static func explain(_ error: PostgresError) -> (Int32, String?) {
        switch error.code {
        case .server(let state): explain(state, of: error)
        case .unreachable: unreachable(error)
        case .passwordMissing:
            (
                Exit.notPermitted,
                "the database asks for a password, and none was found: keep it in ~/.pgpass, a file of mode 0600"
            )
        case .connectionLost: (Exit.unavailable, "the connection to the database broke; nothing was written")
        case .commitUnknown:
            (Exit.tryAgain, "the connection broke while saving; look whether it was written before you try again")
        case .cancelled: (Exit.interrupted, "interrupted; nothing was written")
        case .deadlineExceeded: (Exit.tryAgain, "the database took too long; nothing was written, try again")
        case .rolledBack, .undecodable, .unencodable, .notOneRow, .poolClosed, .misuse: bug(error)
        }
    }

    private static func unreachable(_ error: PostgresError) -> (Int32, String?) {
        switch error.sqlState {
        case .invalidAuthorization, .invalidPassword: (Exit.notPermitted, "the database refuses this login: \(error)")
        case .invalidCatalogName: (Exit.configuration, "there is no such database; make it with: firststep init")
        default: (Exit.unavailable, "no database: \(error)")
        }
    }

    private static func explain(_ state: SQLState, of error: PostgresError) -> (Int32, String?) {
        if let words = ConstraintWords.explain(error) { return (Exit.badInput, words) }
        switch state {
        case .insufficientPrivilege: return (Exit.notPermitted, missingRight)
        case .diskFull: return (Exit.diskFull, "the database's disk is full; nothing was written")
        case .serializationFailure, .deadlockDetected:
            return (Exit.tryAgain, "somebody else changed the same record; nothing was written, try again")
        case .undefinedTable, .invalidCatalogName:
            return (Exit.configuration, "this database has no FirstStep schema; make it with: firststep init")
        case .readOnlySQLTransaction:
            return (
                Exit.notPermitted,
                "this database can only be read and logs nothing; see and change records of patients on the primary server"
            )
        default: break
        }
        switch state.rawValue.prefix(2) {
        case "08", "57": return (Exit.unavailable, "the database stopped answering (\(error)); nothing was written")
        case "28": return (Exit.notPermitted, "the database refused this login")
        case "53": return (Exit.tryAgain, "the database is short of resources (\(error)); nothing was written")
        case "22", "23": return (Exit.badInput, "the database refused a value (\(error))")
        default: return bug(error)
        }
    }

    private static let missingRight = """
        the roles of this login do not include that; the administrator of the clinic can change them with: \
        firststep staff edit NAME --role ROLE
        """

    private static func bug(_ error: PostgresError) -> (Int32, String?) {
        (Exit.bug, "this is a bug in FirstStep: \(error); please report it")
    }
}
