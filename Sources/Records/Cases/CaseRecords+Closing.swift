import Domain
import Postgres

extension CaseRecords {
    /// Closes a case.
    ///
    /// Throws ``InvalidInput`` for an unknown or a closed case, and for a day before its opening or in the future.
    public func close(
        _ number: CaseNumber,
        on day: Day,
        _ outcome: CaseOutcome,
        in transaction: borrowing Transaction
    ) async throws {
        let openCase = try await OpenCase.find(number, of: clinic, holding: .alone, in: transaction)
        try openCase.check(day, of: "the closing date")
        guard day >= openCase.openedOn else {
            throw InvalidInput(
                "the closing date \(day) lies before the opening of case \(number) on \(openCase.openedOn)"
            )
        }
        try await transaction.execute(
            """
            INSERT INTO clinic.case_closing (clinic_id, case_id, closed_on, outcome)
            VALUES (\(clinic.id), \(number), \(day), \(outcome))
            """
        )
    }

    /// Opens a closed case again by striking its closing.
    ///
    /// Throws ``InvalidInput`` for an unknown or an open case, and for one of a patient who was erased.
    public func reopen(
        _ number: CaseNumber,
        reason: Line,
        in transaction: borrowing Transaction
    ) async throws {
        try await CaseHold.alone.take(number, of: clinic, in: transaction)
        let struck = try await Voiding.void(
            "clinic.case_closing",
            where: "case_id = \(number)",
            reason: reason,
            of: clinic,
            in: transaction
        )
        guard struck > 0 else { throw InvalidInput("case \(number) is open") }
        // A case of a number that means nobody any more stays closed.
        _ = try await PatientRecords(clinic).find(try await find(number, in: transaction).patient, in: transaction)
    }

    /// The last day on which something was done or noted for a case; nil while there is nothing.
    public func lastDay(
        of number: CaseNumber,
        in transaction: borrowing Transaction
    ) async throws -> Day? {
        try await transaction.queryOne(LastDayOfCase(clinic: clinic.id, number: number))
    }
}

private struct LastDayOfCase: Statement {
    let clinic: Int64
    let number: CaseNumber

    private static let days = [
        ("diagnosis", "diagnosed_on"), ("milestone", "reached_on"), ("exam", "performed_on"),
        ("imaging_order", "ordered_on"), ("prescription", "starts_on"), ("session", "performed_on"),
        ("score", "taken_on"),
    ]

    var sql: SQL {
        let days = Self.days.map { table, column -> SQL in
            """
            SELECT max(\(identifier: column)) AS day FROM clinic.\(identifier: table)
            WHERE clinic_id = \(clinic) AND case_id = \(number) AND voided_at IS NULL
            """
        }
        return "SELECT max(day) AS last_day FROM (\(days.joined(separator: " UNION ALL "))) AS deed"
    }

    func decode(_ row: Row) throws -> Day? {
        try row["last_day"]
    }
}
