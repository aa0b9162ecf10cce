import Domain
import Postgres

/// The shoes of a clinic's patients, with their mileage.
public struct ShoeRecords: Sendable {
    let clinic: ClinicContext

    /// The shoes of this clinic.
    public init(_ clinic: ClinicContext) {
        self.clinic = clinic
    }

    /// Writes down a pair of shoes of a person.
    public func add(
        _ shoe: NewShoe,
        of patient: PatientEntry,
        note: NoteText?,
        in transaction: borrowing Transaction
    ) async throws -> ShoeEntry {
        try shoe.check()
        try clinic.check(shoe.inUseFrom, of: "the first day of use", since: patient.person.birthDate)
        let noteID = try await NoteRecords.add(note, about: patient.number, of: clinic, in: transaction)
        let number: ShoeNumber = try await transaction.queryOne(
            """
            INSERT INTO clinic.shoe (clinic_id, patient_id, model, drop_mm, stack_mm, is_rocker, in_use_from, distance_before_m, note_id)
            VALUES (\(clinic.id), \(patient.number), \(shoe.model), \(shoe.drop), \(shoe.stack), \(shoe.isRocker), \(shoe.inUseFrom),
                \(shoe.before.metres), \(noteID))
            RETURNING shoe_id
            """
        )["shoe_id"]
        return try await find(number, in: transaction)
    }

    /// Adds distance that no single run stands for.
    public func wear(
        _ number: ShoeNumber,
        _ distance: Distance,
        on day: Day,
        in transaction: borrowing Transaction
    ) async throws -> ShoeEntry {
        guard (1...5_000_000).contains(distance.metres) else {
            throw InvalidInput("--distance \(distance) is outside 1 m to 5000 km")
        }
        let recordedUnder = try await inUse(number, on: day, in: transaction)
        try await transaction.execute(
            """
            INSERT INTO clinic.shoe_wear (clinic_id, shoe_id, patient_id, worn_on, distance_m)
            VALUES (\(clinic.id), \(number), \(recordedUnder), \(day), \(distance.metres))
            """
        )
        return try await find(number, in: transaction)
    }

    /// Ends the use of a pair; `day` is the first on which it is not used.
    public func retire(
        _ number: ShoeNumber,
        on day: Day,
        in transaction: borrowing Transaction
    ) async throws -> ShoeEntry {
        let recordedUnder = try await inUse(number, on: day, in: transaction)
        try await transaction.execute(
            """
            INSERT INTO clinic.shoe_retirement (clinic_id, shoe_id, patient_id, retired_on)
            VALUES (\(clinic.id), \(number), \(recordedUnder), \(day))
            """
        )
        return try await find(number, in: transaction)
    }

    /// The shoes of a person, by number.
    public func list(of patient: PatientEntry, in transaction: borrowing Transaction) async throws -> [ShoeEntry] {
        let condition: SQL = "shoe.patient_id = ANY (\(patient.numbers)::bigint[])"
        return try await transaction.query(SelectShoes(clinic: clinic, condition: condition))
    }

    /// Strikes a pair that was written down wrongly and says whose it was.
    public func void(
        _ number: ShoeNumber,
        reason: Line,
        in transaction: borrowing Transaction
    ) async throws -> PatientEntry {
        try await Facts.shoe.void(number, reason: reason, of: clinic, in: transaction)
    }

    /// The number that a pair was recorded under; throws ``InvalidInput`` unless it is in use on a day.
    private func inUse(
        _ number: ShoeNumber,
        on day: Day,
        in transaction: borrowing Transaction
    ) async throws -> PatientNumber {
        try clinic.check(day, of: "the day")
        let (_, recordedUnder) = try await Facts.shoe.owner(of: number, of: clinic, in: transaction)
        let shoe = try await find(number, in: transaction)
        if let retired = shoe.retiredOn { throw InvalidInput("\(number) is not in use since \(retired)") }
        guard day >= shoe.shoe.inUseFrom else {
            throw InvalidInput("\(number) is in use from \(shoe.shoe.inUseFrom) on")
        }
        return recordedUnder
    }

    private func find(_ number: ShoeNumber, in transaction: borrowing Transaction) async throws -> ShoeEntry {
        let found = try await transaction.query(SelectShoes(clinic: clinic, condition: "shoe.shoe_id = \(number)"))
        guard let entry = found.first else { throw InvalidInput("there is no shoe \(number)") }
        return entry
    }
}

/// A pair of shoes.
public struct ShoeEntry: Sendable {
    /// Its number.
    public let number: ShoeNumber
    /// Whose it is.
    public let patient: PatientNumber
    /// What it is.
    public let shoe: NewShoe
    /// How far it has run: before it came here, by runs, and beside them.
    public let distance: Distance
    /// First day on which it is not used any more; nil: in use.
    public let retiredOn: Day?
    /// Remark.
    public let note: String?
}

private struct SelectShoes: Statement {
    let clinic: ClinicContext
    let condition: SQL

    var sql: SQL {
        """
        SELECT shoe.shoe_id, \(PersonNumber.of("shoe")) AS patient_id, shoe.model, shoe.drop_mm::bigint AS drop_mm,
               shoe.stack_mm::bigint AS stack_mm, shoe.is_rocker, shoe.in_use_from, shoe.distance_before_m::bigint AS before_m,
               \(ShoeColumns.distance) AS distance_m, retired.retired_on, note.body
        FROM clinic.shoe
        LEFT JOIN clinic.survivors(\(clinic.id), 'infinity') AS merged ON merged.patient_id = shoe.patient_id
        LEFT JOIN clinic.shoe_retirement AS retired
            ON retired.clinic_id = shoe.clinic_id AND retired.shoe_id = shoe.shoe_id AND retired.voided_at IS NULL
        LEFT JOIN \(clinic.notes) AS note ON note.clinic_id = shoe.clinic_id AND note.note_id = shoe.note_id
        WHERE shoe.clinic_id = \(clinic.id) AND shoe.voided_at IS NULL AND \(condition)
        ORDER BY shoe.shoe_id
        """
    }

    func decode(_ row: Row) throws -> ShoeEntry {
        let (before, distance): (Int64, Int64) = try (row["before_m"], row["distance_m"])
        var shoe = try NewShoe(model: row["model"], inUseFrom: row["in_use_from"])
        shoe.before = Distance(metres: Int(before))
        shoe.drop = try row.decode("drop_mm", as: Int64?.self).map(Int.init)
        shoe.stack = try row.decode("stack_mm", as: Int64?.self).map(Int.init)
        shoe.isRocker = try row["is_rocker"]
        return try ShoeEntry(
            number: row["shoe_id"],
            patient: row["patient_id"],
            shoe: shoe,
            distance: Distance(metres: Int(distance)),
            retiredOn: row["retired_on"],
            note: row["body"]
        )
    }
}
