import Domain
import Postgres

extension CaseRecords {
    /// Records a milestone of a heel, or of the patient as a whole.
    ///
    /// Throws ``InvalidInput`` for an unknown code, for a day before the patient's birth or in the future, and for a
    /// milestone that is recorded already, unless a reason is given to strike that one.
    public func addMilestone(
        _ openCase: OpenCase,
        _ side: Side?,
        _ code: MilestoneCode,
        on day: Day,
        note: NoteText?,
        replacing reason: Line? = nil,
        in transaction: borrowing Transaction
    ) async throws -> MilestoneEntry {
        try openCase.check(day, of: "the milestone date")
        try await CatalogueRecords.require(code, in: transaction)
        try await makeRoom(for: code, side, of: openCase.number, reason, in: transaction)
        let noteID = try await NoteRecords.add(note, about: openCase.patient, of: clinic, in: transaction)
        let number: MilestoneNumber = try await transaction.queryOne(
            """
            INSERT INTO clinic.milestone (clinic_id, case_id, side, milestone_code, reached_on, note_id)
            VALUES (\(clinic.id), \(openCase.number), \(side), \(code), \(day), \(noteID))
            RETURNING milestone_id
            """
        )["milestone_id"]
        return try await transaction.queryOne(
            SelectMilestones(clinic: clinic.id, condition: "milestone.milestone_id = \(number)")
        )
    }

    private func makeRoom(
        for code: MilestoneCode,
        _ side: Side?,
        of number: CaseNumber,
        _ reason: Line?,
        in transaction: borrowing Transaction
    ) async throws {
        let same = try await milestones(of: number, in: transaction).first { $0.code == code && $0.side == side }
        switch (same, reason) {
        case (let same?, nil):
            throw InvalidInput(
                "\(code) is recorded already as reached on \(same.reachedOn); to correct it, say --replace --reason \"...\""
            )
        case (nil, _?):
            throw InvalidInput("\(code) is not recorded, so there is nothing to replace; leave --replace out")
        case (let same?, let reason?):
            _ = try await Voiding.void(
                "clinic.milestone",
                where: "milestone_id = \(same.number)",
                reason: reason,
                of: clinic,
                in: transaction
            )
        case (nil, nil): break
        }
    }

    /// The milestones that stand on a case, by day.
    public func milestones(
        of number: CaseNumber,
        in transaction: borrowing Transaction
    ) async throws -> [MilestoneEntry] {
        try await transaction.query(
            SelectMilestones(clinic: clinic.id, condition: "milestone.case_id = \(number)")
        )
    }
}

private struct SelectMilestones: Statement {
    let clinic: Int64
    let condition: SQL

    var sql: SQL {
        """
        SELECT milestone.milestone_id, milestone.case_id, milestone.side, milestone.milestone_code, kind.name,
               milestone.reached_on, note.body AS note
        FROM clinic.milestone
        JOIN catalogue.milestone_kind AS kind ON kind.code = milestone.milestone_code
        LEFT JOIN clinic.note ON note.clinic_id = milestone.clinic_id AND note.note_id = milestone.note_id
        WHERE milestone.clinic_id = \(clinic) AND milestone.voided_at IS NULL AND \(condition)
        ORDER BY milestone.reached_on, milestone.milestone_id
        """
    }

    func decode(_ row: Row) throws -> MilestoneEntry {
        try MilestoneEntry(
            number: row["milestone_id"],
            caseNumber: row["case_id"],
            side: row["side"],
            code: row["milestone_code"],
            name: row["name"],
            reachedOn: row["reached_on"],
            note: row["note"]
        )
    }
}
