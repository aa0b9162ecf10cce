import Domain
import Postgres

/// The scores of a clinic.
public struct ScoreRecords: Sendable {
    let clinic: ClinicContext

    /// The scores of this clinic.
    public init(_ clinic: ClinicContext) {
        self.clinic = clinic
    }

    /// Records a score of a heel, or of the patient where the instrument is about the patient, and gives its number.
    ///
    /// Throws ``InvalidInput`` for a value outside the instrument or between its steps, and for a side that does not fit.
    public func record(
        _ score: NewScore,
        on openCase: OpenCase,
        side: Side?,
        note: NoteText?,
        in transaction: borrowing Transaction
    ) async throws -> ScoreNumber {
        let instrument = try await InstrumentRecords.find(score.instrument, in: transaction)
        let value = try instrument.steps(of: score.value)
        if !instrument.isPerHeel, side != nil {
            throw InvalidInput("\(instrument.code) is about the patient and not one heel: leave out --side")
        }
        let heel = instrument.isPerHeel ? try openCase.heel(side) : nil
        try openCase.check(score.takenOn, of: "the score date")
        let noteID = try await NoteRecords.add(note, about: openCase.patient, of: clinic, in: transaction)
        return try await transaction.queryOne(
            """
            INSERT INTO clinic.score (clinic_id, case_id, side, instrument_code, value, taken_on, after_treatment, note_id)
            VALUES (\(clinic.id), \(openCase.number), \(heel), \(instrument.code), \(value), \(score.takenOn),
                \(score.afterTreatment), \(noteID))
            RETURNING score_id
            """
        )["score_id"]
    }

    /// The scores of a case by instrument, heel and day, each with the baseline of its heel.
    public func list(
        of number: CaseNumber,
        instrument: InstrumentCode? = nil,
        in transaction: borrowing Transaction
    ) async throws -> [ScoreEntry] {
        try await transaction.query(SelectScores(clinic: clinic, number: number, instrument: instrument))
    }

    /// Strikes a score and returns it as it stood.
    public func void(
        _ number: ScoreNumber,
        reason: Line,
        in transaction: borrowing Transaction
    ) async throws -> ScoreEntry {
        let openCase = try await Facts.score.hold(number, of: clinic, in: transaction)
        let (entry, _) = try await find(number, of: openCase.number, in: transaction)
        try await Facts.score.void(number, reason: reason, of: clinic, in: transaction)
        return entry
    }

    /// A score that stands, and the others of its heel, instrument, day and time of the day: of those the one recorded last counts.
    public func find(
        _ number: ScoreNumber,
        of caseNumber: CaseNumber,
        in transaction: borrowing Transaction
    ) async throws -> (ScoreEntry, others: [ScoreEntry]) {
        let scores = try await list(of: caseNumber, in: transaction)
        guard let entry = scores.first(where: { $0.number == number }) else {
            throw try await Facts.score.refusal(of: number, of: clinic, in: transaction)
        }
        let others = scores.filter {
            $0.number != number && $0.instrument.code == entry.instrument.code && $0.side == entry.side
                && $0.takenOn == entry.takenOn && $0.afterTreatment == entry.afterTreatment
        }
        return (entry, others)
    }
}

/// A score as it is typed.
public struct NewScore: Sendable {
    /// The instrument.
    public let instrument: InstrumentCode
    /// The value, in the instrument's unit.
    public let value: ExactNumber
    /// Day it was taken.
    public let takenOn: Day
    /// Taken after that day's treatment, and so no baseline.
    public let afterTreatment: Bool

    /// A score.
    public init(instrument: InstrumentCode, value: ExactNumber, takenOn: Day, afterTreatment: Bool) {
        self.instrument = instrument
        self.value = value
        self.takenOn = takenOn
        self.afterTreatment = afterTreatment
    }
}

/// A recorded score.
public struct ScoreEntry: Sendable {
    /// Number of the score.
    public let number: ScoreNumber
    /// Its case.
    public let caseNumber: CaseNumber
    /// Its heel; nil for an instrument that is about the patient.
    public let side: Side?
    /// The instrument, with its name, direction and range.
    public let instrument: Instrument
    /// The value in steps of the instrument.
    public let steps: Int
    /// Day it was taken.
    public let takenOn: Day
    /// Days from the index day of its heel, negative before; day 0 is the first session.
    public let outcomeDay: Int
    /// Taken after that day's treatment.
    public let afterTreatment: Bool
    /// Remark.
    public let note: String?
    /// The baseline of its heel and instrument, as the outcome report takes it; nil where there is none.
    public let baseline: Baseline?

    /// The score that later ones are compared with.
    public struct Baseline: Sendable {
        /// Number of the score.
        public let number: ScoreNumber
        /// Its value in steps of the instrument.
        public let steps: Int
        /// Day it was taken.
        public let takenOn: Day
    }

    /// Day 0 of its heel: what outcome days are counted from.
    public var indexOn: Day { takenOn + -outcomeDay }

    /// The value in the instrument's unit.
    public var value: ExactNumber { instrument.value(ofSteps: steps) }

    /// Whether it is the baseline itself.
    public var isBaseline: Bool { baseline?.number == number }

    /// The change from the baseline; nil for the baseline itself, for what was taken before it, and without one.
    public var change: ScoreChange? {
        guard let baseline, !isBaseline,
            takenOn > baseline.takenOn || takenOn == baseline.takenOn && afterTreatment
        else { return nil }
        return ScoreChange(of: instrument, from: baseline.steps, to: steps)
    }
}

private struct SelectScores: Statement {
    let clinic: ClinicContext
    let number: CaseNumber
    let instrument: InstrumentCode?

    /// Index day and baseline are the database's to say: the front desk may read no exam, from which a day may come.
    var sql: SQL {
        let wanted: SQL = instrument.map { "score.instrument_code = \($0)" } ?? "true"
        return """
            SELECT score.score_id, score.case_id, score.side, score.value, score.taken_on, score.after_treatment,
                   score.taken_on - placed.index_on AS outcome_day, note.body, baseline.score_id AS baseline_id,
                   baseline.value AS baseline_value, baseline.taken_on AS baseline_on, \(InstrumentRecords.columns)
            FROM reporting.score_days(\(number)) AS placed
            JOIN clinic.score ON score.clinic_id = \(clinic.id) AND score.score_id = placed.score_id AND \(wanted)
            JOIN catalogue.instrument ON instrument.code = score.instrument_code
            LEFT JOIN clinic.score AS baseline
                ON baseline.clinic_id = \(clinic.id) AND baseline.score_id = placed.baseline_id
            LEFT JOIN \(clinic.notes) AS note ON note.clinic_id = score.clinic_id AND note.note_id = score.note_id
            ORDER BY score.instrument_code, score.side NULLS FIRST, score.taken_on, score.recorded_at, score.score_id
            """
    }

    func decode(_ row: Row) throws -> ScoreEntry {
        let baseline: ScoreEntry.Baseline? = try row.decode("baseline_id", as: ScoreNumber?.self).map { number in
            try ScoreEntry.Baseline(number: number, steps: row["baseline_value"], takenOn: row["baseline_on"])
        }
        return try ScoreEntry(
            number: row["score_id"],
            caseNumber: row["case_id"],
            side: row["side"],
            instrument: InstrumentRecords.read(row),
            steps: row["value"],
            takenOn: row["taken_on"],
            outcomeDay: row["outcome_day"],
            afterTreatment: row["after_treatment"],
            note: row["body"],
            baseline: baseline
        )
    }
}
