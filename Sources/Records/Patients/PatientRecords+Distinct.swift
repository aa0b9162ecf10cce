import Domain
import Postgres

extension PatientRecords {
    /// Two people, by the numbers that they are known by.
    public struct Pair: Sendable {
        /// The one with the lower number.
        public let one: PatientEntry
        /// The other.
        public let other: PatientEntry

        init(_ one: PatientEntry, _ other: PatientEntry) {
            (self.one, self.other) = one.number < other.number ? (one, other) : (other, one)
        }
    }

    /// Declares that two patients who look alike are two people: they are no longer listed as duplicates, nor merged.
    ///
    /// Throws ``InvalidInput`` for an unknown number, for two numbers of one person, and where it is declared already.
    public func declareDistinct(
        _ one: PatientNumber,
        _ other: PatientNumber,
        in transaction: borrowing Transaction
    ) async throws -> Pair {
        try await hold([one, other], in: transaction)
        let pair = try await pair(one, other, in: transaction)
        guard try await !areDistinct(pair.one, pair.other, in: transaction) else {
            throw InvalidInput("\(pair.one.number) and \(pair.other.number) are declared two people already")
        }
        try await transaction.execute(
            """
            INSERT INTO clinic.patient_distinct (clinic_id, patient_id, other_id)
            VALUES (\(clinic.id), \(pair.one.number), \(pair.other.number))
            """
        )
        return pair
    }

    /// Takes the declaration back.
    ///
    /// Throws ``InvalidInput`` for an unknown number, and where nothing is declared.
    public func undoDistinct(
        _ one: PatientNumber,
        _ other: PatientNumber,
        reason: Line,
        in transaction: borrowing Transaction
    ) async throws -> Pair {
        let pair = try await pair(one, other, in: transaction)
        let struck = try await Voiding.void(
            "clinic.patient_distinct",
            where: isBetween(pair.one, pair.other),
            reason: reason,
            of: clinic,
            in: transaction
        )
        guard struck > 0 else {
            throw InvalidInput("\(pair.one.number) and \(pair.other.number) are not declared two people")
        }
        return pair
    }

    /// Whether any number of the one was declared another person than any number of the other.
    func areDistinct(
        _ one: PatientEntry,
        _ other: PatientEntry,
        in transaction: borrowing Transaction
    ) async throws -> Bool {
        let found = try await transaction.query(
            """
            SELECT FROM clinic.patient_distinct
            WHERE clinic_id = \(clinic.id) AND voided_at IS NULL AND (\(isBetween(one, other)))
            """
        )
        return !found.isEmpty
    }

    private func pair(
        _ one: PatientNumber,
        _ other: PatientNumber,
        in transaction: borrowing Transaction
    ) async throws -> Pair {
        guard one != other else { throw InvalidInput("\(one) is one number; name two") }
        let pair = try await Pair(find(one, in: transaction), find(other, in: transaction))
        guard pair.one.number != pair.other.number else {
            throw InvalidInput(
                "\(one) and \(other) are merged: both are read as \(pair.one.number); if that is wrong, first say: "
                    + "firststep patient unmerge \(one == pair.one.number ? other : one) --reason \"...\""
            )
        }
        return pair
    }

    /// Between all numbers of two people, whichever was declared first.
    private func isBetween(_ one: PatientEntry, _ other: PatientEntry) -> SQL {
        """
        (patient_id = ANY (\(one.numbers)::bigint[]) AND other_id = ANY (\(other.numbers)::bigint[]))
            OR (patient_id = ANY (\(other.numbers)::bigint[]) AND other_id = ANY (\(one.numbers)::bigint[]))
        """
    }
}
