import Domain
import Postgres

/// What the patients of a clinic agreed to.
public struct ConsentRecords: Sendable {
    let clinic: ClinicContext

    /// The decisions of this clinic's patients.
    public init(_ clinic: ClinicContext) {
        self.clinic = clinic
    }

    /// Records a decision of a person; it replaces the one that stands for that purpose under any of their numbers.
    ///
    /// - Returns: what stood before, the one that held first; more than one only where numbers were merged meanwhile.
    /// - Throws: ``InvalidInput`` for a day in the future or before the patient's birth, and for what stands already.
    @discardableResult
    public func decide(
        _ consent: Consent,
        of patient: PatientEntry,
        in transaction: borrowing Transaction
    ) async throws -> [ConsentEntry] {
        try clinic.check(consent.decidedOn, of: "the day of the decision")
        guard consent.decidedOn >= patient.person.birthDate else {
            throw InvalidInput("the day of the decision \(consent.decidedOn) lies before the patient's birth")
        }
        try await PatientRecords(clinic).hold(patient.numbers, in: transaction)
        let standing = try await versions(of: patient, in: transaction)
            .filter { $0.replacedAt == nil && $0.consent.purpose == consent.purpose }
        if standing.first?.consent == consent {
            throw InvalidInput("\(consent.purpose) is \(consent.decision) since \(consent.decidedOn) already")
        }
        try await transaction.execute(
            """
            UPDATE clinic.consent SET replaced_at = now(), replaced_by = current_user
            WHERE clinic_id = \(clinic.id) AND patient_id = ANY (\(patient.numbers)::bigint[])
              AND purpose = \(consent.purpose) AND replaced_at IS NULL
            """
        )
        try await transaction.execute(
            """
            INSERT INTO clinic.consent (clinic_id, patient_id, purpose, decision, form_version, decided_on)
            VALUES (\(clinic.id), \(patient.number), \(consent.purpose), \(consent.decision), \(consent.form),
                \(consent.decidedOn))
            """
        )
        return standing
    }

    /// What holds for a person now, at most one decision a purpose; a purpose that is missing was not asked for.
    ///
    /// Where numbers with different decisions were merged, the latest decision of them holds.
    public func standing(of patient: PatientEntry, in transaction: borrowing Transaction) async throws -> [ConsentEntry]
    {
        var seen: Set<ConsentPurpose> = []
        return try await versions(of: patient, in: transaction)
            .filter { $0.replacedAt == nil && seen.insert($0.consent.purpose).inserted }
    }

    /// Every decision of a person under any of their numbers: by purpose, those that stand first, then the latest.
    public func versions(of patient: PatientEntry, in transaction: borrowing Transaction) async throws -> [ConsentEntry]
    {
        try await transaction.query(SelectConsents(clinic: clinic.id, patient: patient.number))
    }

    /// Records anew the decisions under some numbers that were replaced since a moment, where none stands there: what a
    /// merged person decided was not decided by one of whom the merge was a mistake.
    func giveBack(
        to numbers: [PatientNumber],
        replacedSince moment: Moment,
        in transaction: borrowing Transaction
    ) async throws -> [Consent] {
        try await transaction.query(GiveBackConsents(clinic: clinic.id, numbers: numbers, moment: moment))
    }
}

private struct SelectConsents: Statement {
    let clinic: Int64
    let patient: PatientNumber

    var sql: SQL {
        """
        SELECT purpose, decision, form_version, decided_on, recorded_at, recorded_by, replaced_at
        FROM clinic.consent
        WHERE clinic_id = \(clinic)
          AND patient_id = ANY ((SELECT clinic.numbers_of(\(clinic), \(patient), 'infinity'))::bigint[])
        ORDER BY purpose, (replaced_at IS NULL) DESC, replaced_at DESC, decided_on DESC, recorded_at DESC, consent_id DESC
        """
    }

    func decode(_ row: Row) throws -> ConsentEntry {
        try ConsentEntry(
            consent: Consent(row["purpose"], row["decision"], form: row["form_version"], on: row["decided_on"]),
            recordedAt: row["recorded_at"],
            recordedBy: row["recorded_by"],
            replacedAt: row["replaced_at"]
        )
    }
}

private struct GiveBackConsents: Statement {
    let clinic: Int64
    let numbers: [PatientNumber]
    let moment: Moment

    var sql: SQL {
        """
        INSERT INTO clinic.consent (clinic_id, patient_id, purpose, decision, form_version, decided_on)
        SELECT DISTINCT ON (earlier.patient_id, earlier.purpose)
               earlier.clinic_id, earlier.patient_id, earlier.purpose, earlier.decision, earlier.form_version,
               earlier.decided_on
        FROM clinic.consent AS earlier
        WHERE earlier.clinic_id = \(clinic) AND earlier.patient_id = ANY (\(numbers)::bigint[])
          AND earlier.replaced_at > \(moment)
          AND NOT EXISTS (
            SELECT FROM clinic.consent AS held
            WHERE held.clinic_id = earlier.clinic_id AND held.patient_id = earlier.patient_id
              AND held.purpose = earlier.purpose AND held.replaced_at IS NULL)
        ORDER BY earlier.patient_id, earlier.purpose, earlier.replaced_at DESC, earlier.consent_id DESC
        RETURNING purpose, decision, form_version, decided_on
        """
    }

    func decode(_ row: Row) throws -> Consent {
        try Consent(row["purpose"], row["decision"], form: row["form_version"], on: row["decided_on"])
    }
}
