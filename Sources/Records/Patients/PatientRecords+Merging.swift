import Domain
import Postgres

extension PatientRecords {
    /// What a merge does: the two as they were, and what of the first is read as the survivor's.
    public struct Merging: Sendable {
        /// The person under the number that is given up, before.
        public let merged: PatientEntry
        /// The survivor, after.
        public let survivor: PatientEntry
        /// What of the first is read as the survivor's, table by table.
        public let tables: [RecordedOfPatient]
    }

    /// What an unmerge does: the two as they are again, and what stays with the survivor.
    public struct Unmerging: Sendable {
        /// The person under the number that stands for itself again.
        public let patient: PatientEntry
        /// The one that it was read as.
        public let survivor: PatientEntry
        /// Day of the merge.
        public let mergedOn: Day
        /// What was recorded under the survivor's numbers since, table by table; it stays there.
        public let tables: [RecordedOfPatient]
        /// Decisions that stand again under the numbers that left, because one of the survivor had replaced them.
        public let decisions: [Consent]
    }

    /// Gives up a number for another of the same person.
    ///
    /// No row moves: every read asks the link. Throws ``NotPermitted`` where the person at the desk may not see both, and ``InvalidInput`` for an unknown number,
    /// where ``PatientMerge`` refuses, for two that were declared two people, and for a survivor born after the other's
    /// first record.
    public func merge(
        _ patient: PatientNumber,
        into survivor: PatientNumber,
        in transaction: borrowing Transaction
    ) async throws -> Merging {
        try await hold([patient, survivor], in: transaction)
        let (one, other) = try await (find(patient, in: transaction), find(survivor, in: transaction))
        let merge = try PatientMerge(patient, readAs: one.number, into: survivor, readAs: other.number)
        try await requireOnePerson(one, other, in: transaction)
        let tables = try await recorded(under: one.numbers, in: transaction)
        try await transaction.execute(
            """
            INSERT INTO clinic.patient_merge (clinic_id, patient_id, survivor_id)
            VALUES (\(clinic.id), \(merge.patient), \(merge.survivor))
            """
        )
        return try await Merging(merged: one, survivor: find(survivor, in: transaction), tables: tables)
    }

    private func requireOnePerson(
        _ one: PatientEntry,
        _ other: PatientEntry,
        in transaction: borrowing Transaction
    ) async throws {
        guard try await !areDistinct(one, other, in: transaction) else {
            throw InvalidInput(
                "\(one.number) and \(other.number) are declared two people; if that is wrong: "
                    + "firststep patient distinct \(one.number) \(other.number) --undo --reason \"...\""
            )
        }
        let first = try await transaction.queryOne(FirstDayOfPatient(patient: one.number))
        if let first, first < other.person.birthDate {
            throw InvalidInput(
                "the first record of \(one.number), of \(first), lies before the birth of \(other.number); correct the "
                    + "birth date first: firststep patient edit \(other.number) --born YYYY-MM-DD"
            )
        }
    }

    /// Takes a merge back: the number stands for itself again, and with it those that were merged into it.
    ///
    /// Decisions on consent that one of the survivor replaced meanwhile are recorded anew. Throws ``InvalidInput`` for an
    /// unknown number and for one that is not merged, ``NotPermitted`` for a restricted patient.
    public func unmerge(
        _ patient: PatientNumber,
        reason: Line,
        in transaction: borrowing Transaction
    ) async throws -> Unmerging {
        let person = try await find(patient, in: transaction)
        try await hold([patient, person.number], in: transaction)
        let link = try await transaction.queryOptional(FindMerge(clinic: clinic.id, patient: patient))
        guard let link else { throw InvalidInput("\(patient) is not merged into another number") }
        let struck = try await Voiding.void(
            "clinic.patient_merge",
            where: "patient_merge_id = \(link.id)",
            reason: reason,
            of: clinic,
            in: transaction
        )
        guard struck == 1 else { throw InvalidInput("somebody else has just unmerged \(patient)") }
        let (alone, survivor) = try await (find(patient, in: transaction), find(link.survivor, in: transaction))
        let staying = survivor.numbers.filter { !alone.numbers.contains($0) }
        return try await Unmerging(
            patient: alone,
            survivor: survivor,
            mergedOn: link.mergedOn,
            tables: recorded(under: staying, since: link.mergedAt, in: transaction),
            decisions: ConsentRecords(clinic)
                .giveBack(to: alone.numbers, replacedSince: link.mergedAt, in: transaction)
        )
    }
}

/// The merge of a number that stands.
private struct FindMerge: Statement {
    let clinic: Int64
    let patient: PatientNumber

    struct Link: Sendable {
        let id: Int64
        let survivor: PatientNumber
        let mergedAt: Moment
        let mergedOn: Day
    }

    var sql: SQL {
        """
        SELECT link.patient_merge_id, link.survivor_id, link.recorded_at,
               (link.recorded_at AT TIME ZONE profile.time_zone)::date AS merged_on
        FROM clinic.patient_merge AS link
        JOIN clinic.clinic_profile AS profile ON profile.clinic_id = link.clinic_id AND profile.replaced_at IS NULL
        WHERE link.clinic_id = \(clinic) AND link.patient_id = \(patient) AND link.voided_at IS NULL
        """
    }

    func decode(_ row: Row) throws -> Link {
        try Link(
            id: row["patient_merge_id"],
            survivor: row["survivor_id"],
            mergedAt: row["recorded_at"],
            mergedOn: row["merged_on"]
        )
    }
}
