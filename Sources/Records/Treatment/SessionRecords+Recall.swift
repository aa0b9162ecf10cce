import Domain
import Postgres

extension SessionRecords {
    /// The sessions that a recall asks for, by day, at most `limit`; those that were struck, too.
    ///
    /// Sessions of restricted patients are among them, without whose they are. Throws ``InvalidInput`` for an unknown treatment.
    public func used(
        _ recall: Recall,
        limit: Int,
        in transaction: borrowing Transaction
    ) async throws -> [RecalledSession] {
        if let treatment = recall.treatment { try await CatalogueRecords.require(treatment, in: transaction) }
        var devices: [String]?
        if let device = recall.device {
            // Asked for by itself: how many sessions its names have, and so which way to them is short, the planner then knows.
            let found = try await transaction.query(SelectDevices(clinic: clinic, text: device))
            guard !found.isEmpty else { return [] }
            devices = found
        }
        let statement = SelectRecalled(clinic: clinic, recall: recall, devices: devices, limit: limit)
        return try await transaction.query(statement)
    }
}

/// A session in which a recalled lot or device was used.
public struct RecalledSession: Sendable {
    /// Number of the session.
    public let number: SessionNumber
    /// Day it was delivered.
    public let performedOn: Day
    /// Its case.
    public let caseNumber: CaseNumber
    /// Its heel.
    public let side: Side
    /// The treatment.
    public let treatment: TreatmentCode
    /// The device as recorded.
    public let device: String?
    /// The lot as recorded.
    public let lot: String?
    /// Whether its record was struck.
    public let isStruck: Bool
    /// Whose session it is, by the number that they are known by.
    public let patient: PatientNumber
    /// Whether its patient is restricted, and hidden from who is at the desk.
    public let isHidden: Bool
    /// `Family, Given`; nil once the patient's identity is erased, and where it is hidden.
    public let patientName: String?
}

private struct SelectRecalled: Statement {
    let clinic: ClinicContext
    let recall: Recall
    /// Names of the devices, as the key has them; nil for any.
    let devices: [String]?
    let limit: Int

    var sql: SQL {
        """
        SELECT used.session_id, used.performed_on, used.case_id, used.side, used.treatment_code, used.device, used.lot,
               used.voided_at IS NOT NULL AS is_struck, \(PersonNumber.of("used")) AS patient_id,
               seen.case_id IS NULL AS is_hidden, identity.family_name, identity.given_name
        FROM (
            SELECT session.*
            FROM clinic.session
            WHERE session.clinic_id = \(clinic.id) AND \(condition)
            ORDER BY session.performed_on, session.session_id
            LIMIT \(limit)
        ) AS used
        LEFT JOIN clinic.survivors(\(clinic.id), 'infinity') AS merged ON merged.patient_id = used.patient_id
        LEFT JOIN clinic.case AS seen ON seen.clinic_id = used.clinic_id AND seen.case_id = used.case_id
        LEFT JOIN clinic.identity ON identity.clinic_id = used.clinic_id
            AND identity.patient_id = \(PersonNumber.of("used")) AND identity.replaced_at IS NULL
        ORDER BY used.performed_on, used.session_id
        """
    }

    private var condition: SQL {
        var condition: SQL = "true"
        if let lot = recall.lot { condition += " AND session.lot_key = lower(\(lot))" }
        if let devices { condition += " AND session.device_key = ANY (\(devices)::text[])" }
        if let treatment = recall.treatment { condition += " AND session.treatment_code = \(treatment)" }
        if let from = recall.from { condition += " AND session.performed_on >= \(from)" }
        if let to = recall.to { condition += " AND session.performed_on <= \(to)" }
        return condition
    }

    func decode(_ row: Row) throws -> RecalledSession {
        let names: [String?] = [try row["family_name"], try row["given_name"]]
        let name = names.compactMap(\.self).joined(separator: ", ")
        return try RecalledSession(
            number: row["session_id"],
            performedOn: row["performed_on"],
            caseNumber: row["case_id"],
            side: row["side"],
            treatment: row["treatment_code"],
            device: row["device"],
            lot: row["lot"],
            isStruck: row["is_struck"],
            patient: row["patient_id"],
            isHidden: row["is_hidden"],
            patientName: name.isEmpty ? nil : name
        )
    }
}

/// The names of devices that hold a text: the index is asked for one name after the other, and not for every session.
private struct SelectDevices: Statement {
    let clinic: ClinicContext
    let text: Line

    var sql: SQL {
        """
        WITH RECURSIVE known (device) AS (
            (SELECT device_key FROM clinic.session WHERE clinic_id = \(clinic.id) AND device_key IS NOT NULL
             ORDER BY device_key LIMIT 1)
            UNION ALL
            SELECT next.device_key FROM known CROSS JOIN LATERAL (
                SELECT device_key FROM clinic.session WHERE clinic_id = \(clinic.id) AND device_key > known.device
                ORDER BY device_key LIMIT 1) AS next
        )
        SELECT device FROM known WHERE position(lower(\(text)) IN device) > 0
        """
    }

    func decode(_ row: Row) throws -> String {
        try row["device"]
    }
}
