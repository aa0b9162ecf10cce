import Domain
import Postgres

/// What patients report of their heels between visits.
public struct CheckInRecords: Sendable {
    let clinic: ClinicContext

    /// The check-ins of this clinic.
    public init(_ clinic: ClinicContext) {
        self.clinic = clinic
    }

    /// Records a check-in of a heel; throws ``InvalidInput`` where nothing was asked, and for a day that cannot be.
    public func record(
        _ report: CheckIn,
        on openCase: OpenCase,
        side: Side?,
        of day: Day,
        note: NoteText?,
        in transaction: borrowing Transaction
    ) async throws -> CheckInEntry {
        try report.check()
        if report.atypical == true, note == nil {
            throw InvalidInput("say in a --note what is atypical")
        }
        let heel = try openCase.heel(side)
        try openCase.check(day, of: "the day of the check-in")
        let noteID = try await NoteRecords.add(note, about: openCase.patient, of: clinic, in: transaction)
        let insert = InsertCheckIn(
            clinic: clinic.id,
            caseNumber: openCase.number,
            side: heel,
            day: day,
            report: report,
            note: noteID
        )
        return try await find(transaction.queryOne(insert.sql)["checkin_id"], in: transaction)
    }

    /// The check-ins of a case by day.
    public func list(of number: CaseNumber, in transaction: borrowing Transaction) async throws -> [CheckInEntry] {
        try await transaction.query(SelectCheckIns(clinic: clinic, condition: "checkin.case_id = \(number)"))
    }

    /// Strikes a check-in and returns it as it stood.
    public func void(
        _ number: CheckInNumber,
        reason: Line,
        in transaction: borrowing Transaction
    ) async throws -> CheckInEntry {
        _ = try await Facts.checkIn.hold(number, of: clinic, in: transaction)
        let entry = try await find(number, in: transaction)
        try await Facts.checkIn.void(number, reason: reason, of: clinic, in: transaction)
        return entry
    }

    private func find(_ number: CheckInNumber, in transaction: borrowing Transaction) async throws -> CheckInEntry {
        let found = try await transaction.query(
            SelectCheckIns(clinic: clinic, condition: "checkin.checkin_id = \(number)")
        )
        guard let entry = found.first else {
            throw try await Facts.checkIn.refusal(of: number, of: clinic, in: transaction)
        }
        return entry
    }
}

/// A recorded check-in.
public struct CheckInEntry: Sendable {
    /// Its number.
    public let number: CheckInNumber
    /// The case.
    public let caseNumber: CaseNumber
    /// The heel.
    public let side: Side
    /// Day it is about.
    public let day: Day
    /// What was reported.
    public let report: CheckIn
    /// Remark.
    public let note: String?
}

private struct InsertCheckIn {
    let clinic: Int64
    let caseNumber: CaseNumber
    let side: Side
    let day: Day
    let report: CheckIn
    let note: Int64?

    var sql: SQL {
        """
        INSERT INTO clinic.checkin (clinic_id, case_id, side, reported_on, note_id, pain_at_rest, pain_at_night, swelling,
            numbness_tingling, burning, can_bear_weight, sudden_pop, post_run_pain, post_run_flare, pain_free_walk_min, hill_repeats,
            ballistic_stretch, raced, flare_on_rebuild, mileage_reduced, mileage_spike, atypical)
        VALUES (\(clinic), \(caseNumber), \(side), \(day), \(note), \(report.painAtRest), \(report.painAtNight), \(report.swelling),
            \(report.numbnessTingling), \(report.burning), \(report.canBearWeight), \(report.suddenPop), \(report.postRunPain),
            \(report.postRunFlare), \(report.painFreeWalk), \(report.hillRepeats), \(report.ballisticStretch), \(report.raced),
            \(report.flareOnRebuild), \(report.mileageReduced), \(report.mileageSpike), \(report.atypical))
        RETURNING checkin_id
        """
    }
}

private struct SelectCheckIns: Statement {
    let clinic: ClinicContext
    let condition: SQL

    var sql: SQL {
        """
        SELECT checkin.checkin_id, checkin.case_id, checkin.side, checkin.reported_on, note.body, \(CheckInColumns.all)
        FROM clinic.checkin
        LEFT JOIN \(clinic.notes) AS note ON note.clinic_id = checkin.clinic_id AND note.note_id = checkin.note_id
        WHERE checkin.clinic_id = \(clinic.id) AND checkin.voided_at IS NULL AND \(Absence.none(of: "checkin")) AND \(condition)
        ORDER BY checkin.reported_on, checkin.checkin_id
        """
    }

    func decode(_ row: Row) throws -> CheckInEntry {
        try CheckInEntry(
            number: row["checkin_id"],
            caseNumber: row["case_id"],
            side: row["side"],
            day: row["reported_on"],
            report: CheckInColumns.decode(row),
            note: row["body"]
        )
    }
}
