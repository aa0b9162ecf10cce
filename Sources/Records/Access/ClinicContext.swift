import Domain
import Postgres

/// The clinic that a command works for, what day it is there, and what the person at the desk does.
public struct ClinicContext: Sendable {
    /// Key of the clinic in every table.
    public let id: Int64
    /// Short name.
    public let code: ClinicCode
    /// Name as printed.
    public let name: String
    /// Currency of its money.
    public let currency: Currency
    /// The clinical day now, in the clinic's time zone.
    public let today: Day
    /// Login of the person.
    public let login: LoginName
    /// Their duties.
    public let duties: [Duty]
    /// What they may see.
    public let readable: Set<Area>
}

extension ClinicContext {
    /// The clinic of who is at the desk.
    ///
    /// Throws ``NotPermitted`` for a login without a clinic, and where another clinic is named than the login's.
    public static func find(_ code: ClinicCode?, in transaction: borrowing Transaction) async throws -> ClinicContext {
        guard let clinic = try await transaction.query(WhoAmI()).first else {
            throw NotPermitted(
                """
                this login belongs to no clinic; found one with: firststep clinic add, or let the administrator of \
                yours add it with: firststep staff add --login
                """
            )
        }
        if let code, code != clinic.code {
            throw NotPermitted("this login belongs to the clinic \(clinic.code), not to \(code)")
        }
        return clinic
    }

    /// Whether the person at the desk may see records of an area.
    public func mayRead(_ area: Area) -> Bool { readable.contains(area) }

    /// What stands in place of what they may not see: `not for frontdesk`.
    public var withheld: String { "not for \(duties.map(\.rawValue).joined(separator: " and "))" }

    /// Throws ``NotPermitted`` unless the person at the desk has one of some duties; the sentence begins with the deed.
    public func require(_ allowed: Duty..., for deed: String) throws {
        guard allowed.contains(where: duties.contains) else { throw NotPermitted(deed, for: allowed, not: duties) }
    }

    /// The free texts, as a table to join; no rows for who may not read them.
    var notes: SQL {
        mayRead(.notes)
            ? "clinic.note"
            : "(SELECT NULL::bigint AS clinic_id, NULL::bigint AS note_id, NULL::text AS body WHERE false)"
    }

    /// Throws unless a day has come, in the clinic's time zone; the sentence begins with what the day is of.
    public func check(_ day: Day, of what: String) throws {
        guard day <= today else { throw InvalidInput("\(what) \(day) lies in the future; today is \(today)") }
    }

    /// Throws for a day in the future or before a birth; the sentence begins with what the day is of.
    func check(_ day: Day, of what: String, since birth: Day) throws {
        try check(day, of: what)
        guard day >= birth else { throw InvalidInput("\(what) \(day) lies before the patient's birth") }
    }
}

private struct WhoAmI: Statement {
    var sql: SQL {
        """
        SELECT who.*, ARRAY(
            SELECT area.name FROM \(Area.rows)
            WHERE has_column_privilege(\(Area.table), area.column_name, 'SELECT')) AS readable
        FROM access.whoami() AS who
        """
    }

    func decode(_ row: Row) throws -> ClinicContext {
        let readable: [Area] = try row["readable"]
        return try ClinicContext(
            id: row["clinic_id"],
            code: row["code"],
            name: row["name"],
            currency: row["currency"],
            today: row["today"],
            login: row["login"],
            duties: row["duties"],
            readable: Set(readable)
        )
    }
}
