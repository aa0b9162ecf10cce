import Domain
import Postgres

/// One event of the log as an auditor reads it.
public struct AuditLine: Sendable {
    /// Its place in the chain.
    public let event: Int
    /// When.
    public let occurredAt: Moment
    /// When, by the clinic's clock: `2026-04-07 12:30:00`.
    public let clinicTime: String
    /// Who: the login.
    public let person: String
    /// What was done: the words of the command.
    public let action: String
    /// How it ended.
    public let outcome: AuditOutcome
    /// The record it was about.
    public let record: String?
    /// Whose records it was about, ascending.
    public let patients: [PatientNumber]
    /// How many records, where there are many.
    public let rows: Int?
    /// Digest of the file that was read or written.
    public let fileDigest: HexDigest?
    /// From where.
    public let origin: String
    /// What the log keeps of it, one JSON object; nil where there is none, or it was not asked for.
    public let detail: String?
    /// Whether there was a detail that was erased since.
    public let isErased: Bool
}

/// Events by what they are about, the newest first.
struct SelectEvents: Statement {
    let clinic: Int64
    let question: AuditQuestion
    let withDetails: Bool
    let limit: Int

    /// A day begins and ends by the clinic's clock, which an auditor knows by `access.whoami` alone.
    var sql: SQL {
        """
        SELECT event.event_id, event.occurred_at,
               to_char(event.occurred_at AT TIME ZONE here.time_zone, 'YYYY-MM-DD HH24:MI:SS') AS clinic_time,
               event.actor, event.action, event.outcome, event.record, ARRAY(
                   SELECT about.patient_id FROM audit.event_patient AS about
                   WHERE about.clinic_id = event.clinic_id AND about.event_id = event.event_id
                   ORDER BY about.patient_id) AS patients,
               event.rows, event.file_sha256, event.origin, \(detail)
        FROM access.whoami() AS here
        JOIN \(source) ON event.clinic_id = here.clinic_id
        LEFT JOIN audit.detail ON detail.clinic_id = event.clinic_id AND detail.event_id = event.event_id
        WHERE event.clinic_id = \(clinic) \(conditions)
        ORDER BY event.event_id DESC
        LIMIT \(limit)
        """
    }

    private var detail: SQL {
        withDetails
            ? "detail.body, event.detail_sha256 IS NOT NULL AND detail.body IS NULL AS is_erased"
            : "NULL AS body, false AS is_erased"
    }

    /// The events of some days are found by their days: the planner would walk back from the newest, through all that came since.
    private var source: SQL {
        guard question.from != nil, question.to != nil, question.patient == nil else { return "audit.event" }
        return "(SELECT * FROM audit.event WHERE event.clinic_id = \(clinic)\(days) OFFSET 0) AS event"
    }

    private var conditions: SQL {
        var sql: SQL = ""
        if let patient = question.patient {
            sql = """
                \(sql) AND event.event_id IN (
                    SELECT about.event_id FROM audit.about
                    WHERE about.clinic_id = \(clinic) AND about.block = audit.block_of(\(patient))
                      AND \(patient) = ANY (about.patients))
                """
        }
        if let person = question.person { sql = "\(sql) AND event.actor = \(person)" }
        sql = "\(sql)\(days)"
        if let action = question.action {
            let words: SQL = "event.action COLLATE \"C\""
            sql = "\(sql) AND (\(words) = \(action) OR \(words) ^@ \(action.rawValue + " "))"
        }
        if let outcome = question.outcome {
            sql = "\(sql) AND event.outcome = \(outcome)"
            // What the planner has to see to take the index of the few.
            if outcome != .done { sql = "\(sql) AND event.outcome <> 'done'" }
        }
        return sql
    }

    private var days: SQL {
        var sql: SQL = ""
        if let from = question.from { sql = " AND event.occurred_at >= \(Self.beginning(of: from))" }
        if let to = question.to { sql = "\(sql) AND event.occurred_at < \(Self.beginning(of: to + 1))" }
        return sql
    }

    /// When a day begins by the clinic's clock, computed once and before: under row-level security no index is asked with it
    /// otherwise.
    private static func beginning(of day: Day) -> SQL {
        "(SELECT \(day)::date::timestamp AT TIME ZONE here.time_zone FROM access.whoami() AS here)"
    }

    func decode(_ row: Row) throws -> AuditLine {
        try AuditLine(
            event: row["event_id"],
            occurredAt: row["occurred_at"],
            clinicTime: row["clinic_time"],
            person: row["actor"],
            action: row["action"],
            outcome: row["outcome"],
            record: row["record"],
            patients: row["patients"],
            rows: row["rows"],
            fileDigest: row["file_sha256"],
            origin: row["origin"],
            detail: row["body"],
            isErased: row["is_erased"]
        )
    }
}
