import Domain
import Postgres

/// The days on which a clinic does no business: federal holidays, and its own.
public struct HolidayRecords: Sendable {
    let clinic: ClinicContext

    /// The holidays of this clinic.
    public init(_ clinic: ClinicContext) {
        self.clinic = clinic
    }

    /// The holidays of a period, by day; federal ones on which the clinic is open are among them.
    public func list(_ period: DayPeriod, in transaction: borrowing Transaction) async throws -> [HolidayEntry] {
        try await transaction.query(SelectHolidays(clinic: clinic, period: period))
    }

    /// The days on which the clinic does business.
    func calendar(in transaction: borrowing Transaction) async throws -> BusinessCalendar {
        let holidays = try await transaction.query(SelectHolidays(clinic: clinic, period: nil))
        return BusinessCalendar(holidays: Set(holidays.filter(\.isClosed).map(\.day)))
    }

    /// Closes the clinic on a day; throws ``InvalidInput`` for one that is a holiday already.
    public func add(_ day: Day, _ name: Line, in transaction: borrowing Transaction) async throws -> HolidayEntry {
        let standing = try await find(day, in: transaction)
        if let standing, standing.isClosed {
            throw InvalidInput("\(day) is a holiday already\(standing.name.map { ": \($0)" } ?? "")")
        }
        try await replace(day, in: transaction)
        try await insert(day, isClosed: true, name, in: transaction)
        return HolidayEntry(day: day, name: name.rawValue, isClosed: true, isOwn: true, isFederal: standing != nil)
    }

    /// Opens the clinic on a holiday, its own or a federal one; returns what stood before, and what stands now, if anything.
    ///
    /// Throws ``InvalidInput`` for any other day.
    public func remove(
        _ day: Day,
        in transaction: borrowing Transaction
    ) async throws -> (before: HolidayEntry, after: HolidayEntry?) {
        guard let standing = try await find(day, in: transaction) else { throw InvalidInput("\(day) is no holiday") }
        guard standing.isClosed else { throw InvalidInput("the clinic is open on \(day) already") }
        if standing.isOwn { try await replace(day, in: transaction) }
        if standing.isFederal { try await insert(day, isClosed: false, nil, in: transaction) }
        return (standing, try await find(day, in: transaction))
    }

    private func find(_ day: Day, in transaction: borrowing Transaction) async throws -> HolidayEntry? {
        try await list(DayPeriod(from: day, to: day), in: transaction).first
    }

    private func replace(_ day: Day, in transaction: borrowing Transaction) async throws {
        try await transaction.execute(
            """
            UPDATE clinic.holiday SET replaced_at = now(), replaced_by = current_user
            WHERE clinic_id = \(clinic.id) AND day = \(day) AND replaced_at IS NULL
            """
        )
    }

    private func insert(
        _ day: Day,
        isClosed: Bool,
        _ name: Line?,
        in transaction: borrowing Transaction
    ) async throws {
        try await transaction.execute(
            """
            INSERT INTO clinic.holiday (clinic_id, day, is_closed, name)
            VALUES (\(clinic.id), \(day), \(isClosed), \(name))
            """
        )
    }
}

/// A holiday of a clinic, or a federal one on which it is open.
public struct HolidayEntry: Sendable {
    /// The day.
    public let day: Day
    /// Its name; nil where nobody gave one.
    public let name: String?
    /// Whether the clinic is closed.
    public let isClosed: Bool
    /// Whether the clinic has said so itself.
    public let isOwn: Bool
    /// Whether it is a federal holiday.
    public let isFederal: Bool
}

private struct SelectHolidays: Statement {
    let clinic: ClinicContext
    /// The days asked about; nil for all.
    let period: DayPeriod?

    var sql: SQL {
        """
        SELECT coalesce(own.day, shipped.day) AS day, coalesce(own.name, shipped.name) AS name,
               coalesce(own.is_closed, true) AS is_closed, own.day IS NOT NULL AS is_own,
               shipped.day IS NOT NULL AS is_federal
        FROM (SELECT day, name FROM catalogue.holiday WHERE \(isAsked)) AS shipped
        FULL JOIN (
            SELECT day, name, is_closed FROM clinic.holiday
            WHERE clinic_id = \(clinic.id) AND replaced_at IS NULL AND \(isAsked)
        ) AS own ON own.day = shipped.day
        ORDER BY 1
        """
    }

    private var isAsked: SQL { period.map { "day BETWEEN \($0.from) AND \($0.to)" } ?? "true" }

    func decode(_ row: Row) throws -> HolidayEntry {
        try HolidayEntry(
            day: row["day"],
            name: row["name"],
            isClosed: row["is_closed"],
            isOwn: row["is_own"],
            isFederal: row["is_federal"]
        )
    }
}
