import Domain
import Postgres

/// The clinic's log, as who works there writes it.
public enum AuditLog {
    /// Writes an event: the last statement of a transaction, since whoever comes next waits for its commit.
    ///
    /// - Returns: the number of the event.
    @discardableResult
    public static func append(_ entry: AuditEntry, in transaction: borrowing Transaction) async throws -> Int64 {
        let subject = entry.subject
        return try await transaction.queryOne(
            """
            SELECT audit.append(\(entry.action), \(entry.outcome), \(subject.record),
                \(subject.patients)::bigint[] || \(patients(of: subject.cases)), \(subject.rows)::bigint,
                \(subject.fileDigest), \(entry.detail)) AS event_id
            """
        )["event_id"]
    }

    /// The number that a case was opened under and the one that it is read as: a merge may prove wrong.
    private static func patients(of cases: [CaseNumber]) -> SQL {
        guard !cases.isEmpty else { return "ARRAY[]::bigint[]" }
        return """
            ARRAY(SELECT unnest(ARRAY[held.patient_id, \(PersonNumber.of("held"))])
                  FROM clinic.case AS held
                  LEFT JOIN clinic.survivors(access.clinic_at_work(), 'infinity') AS merged
                      ON merged.patient_id = held.patient_id
                  WHERE held.clinic_id = access.clinic_at_work() AND held.case_id = ANY (\(cases)::bigint[]))
            """
    }
}
