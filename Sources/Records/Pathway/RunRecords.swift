import Domain
import Postgres

/// The runs of a clinic's patients.
public struct RunRecords: Sendable {
    let clinic: ClinicContext

    /// The runs of this clinic.
    public init(_ clinic: ClinicContext) {
        self.clinic = clinic
    }

    /// Records a run of a person.
    ///
    /// Throws ``InvalidInput`` for a day or a number that cannot be, and for shoes or a route of somebody else.
    public func record(
        _ run: NewRun,
        of patient: PatientEntry,
        note: NoteText?,
        in transaction: borrowing Transaction
    ) async throws -> RunEntry {
        try run.check()
        try clinic.check(run.day, of: "the day of the run", since: patient.person.birthDate)
        let shoe = try await owner(of: run.shoe, Facts.shoe, patient, in: transaction)
        let route = try await owner(of: run.route, Facts.route, patient, in: transaction)
        if let shoe, let route, shoe != route {
            throw InvalidInput("the shoes and the route were recorded under two numbers of the patient; leave one out")
        }
        let recordedUnder = shoe ?? route ?? patient.number
        let noteID = try await NoteRecords.add(note, about: recordedUnder, of: clinic, in: transaction)
        let number: RunNumber = try await transaction.queryOne(
            """
            INSERT INTO clinic.run (clinic_id, patient_id, ran_on, distance_m, ascent_m, kind, cadence, shoe_id, route_id, note_id)
            VALUES (\(clinic.id), \(recordedUnder), \(run.day), \(run.distance.metres), \(run.ascent), \(run.kind), \(run.cadence),
                \(run.shoe), \(run.route), \(noteID))
            RETURNING run_id
            """
        )["run_id"]
        let found = try await transaction.query(
            SelectRuns(clinic: clinic, condition: "run.run_id = \(number)", limit: 1)
        )
        guard let entry = found.first else { throw InvalidInput("there is no run \(number)") }
        return entry
    }

    /// The runs of a person, the last first, at most `limit`.
    public func list(
        of patient: PatientEntry,
        limit: Int,
        in transaction: borrowing Transaction
    ) async throws -> [RunEntry] {
        let condition: SQL = "run.patient_id = ANY (\(patient.numbers)::bigint[])"
        return try await transaction.query(SelectRuns(clinic: clinic, condition: condition, limit: limit))
    }

    /// Strikes a run and says whose it was.
    public func void(
        _ number: RunNumber,
        reason: Line,
        in transaction: borrowing Transaction
    ) async throws -> PatientEntry {
        try await Facts.run.void(number, reason: reason, of: clinic, in: transaction)
    }

    private func owner<Record>(
        of number: RecordNumber<Record>?,
        _ facts: PatientFactTable<Record>,
        _ patient: PatientEntry,
        in transaction: borrowing Transaction
    ) async throws -> PatientNumber? {
        guard let number else { return nil }
        return try await facts.require(number, of: patient, clinic, in: transaction)
    }
}

/// A recorded run.
public struct RunEntry: Sendable {
    /// Its number.
    public let number: RunNumber
    /// Whose it is.
    public let patient: PatientNumber
    /// What was run.
    public let run: NewRun
    /// Remark.
    public let note: String?
}

private struct SelectRuns: Statement {
    let clinic: ClinicContext
    let condition: SQL
    let limit: Int

    var sql: SQL {
        """
        SELECT run.run_id, \(PersonNumber.of("run")) AS patient_id, run.ran_on, run.distance_m::bigint AS distance_m,
               run.ascent_m::bigint AS ascent_m, run.kind, run.cadence::bigint AS cadence, run.shoe_id, run.route_id, note.body
        FROM clinic.run
        LEFT JOIN clinic.survivors(\(clinic.id), 'infinity') AS merged ON merged.patient_id = run.patient_id
        LEFT JOIN \(clinic.notes) AS note ON note.clinic_id = run.clinic_id AND note.note_id = run.note_id
        WHERE run.clinic_id = \(clinic.id) AND run.voided_at IS NULL AND \(condition)
        ORDER BY run.ran_on DESC, run.run_id DESC
        LIMIT \(limit)
        """
    }

    func decode(_ row: Row) throws -> RunEntry {
        let metres: Int64 = try row["distance_m"]
        var run = try NewRun(day: row["ran_on"], distance: Distance(metres: Int(metres)), kind: row["kind"])
        run.ascent = try row.decode("ascent_m", as: Int64?.self).map(Int.init)
        run.cadence = try row.decode("cadence", as: Int64?.self).map(Int.init)
        run.shoe = try row["shoe_id"]
        run.route = try row["route_id"]
        return try RunEntry(number: row["run_id"], patient: row["patient_id"], run: run, note: row["body"])
    }
}
