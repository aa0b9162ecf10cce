import Domain
import Postgres
import Reports

/// What is not permitted, and so is logged: by the program's word, or by the database's.
enum Refusal {
    static func isOne(_ error: any Error) -> Bool {
        error is NotPermitted || (error as? PostgresError)?.sqlState == .insufficientPrivilege
    }

    /// Our own words; the database's may quote what was asked.
    static func detail(of error: any Error) -> AuditDetail {
        var detail = AuditDetail()
        if let error = error as? NotPermitted { try? detail.note("refusal", error.description) }
        return detail
    }
}
