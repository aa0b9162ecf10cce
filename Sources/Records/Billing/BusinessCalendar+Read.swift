import Domain
import Postgres

extension BusinessCalendar {
    /// The calendar of a clinic: the federal holidays, and its own days, which win.
    static func read(of clinic: ClinicContext, in transaction: borrowing Transaction) async throws -> BusinessCalendar {
        let rows = try await transaction.query(
            """
            SELECT day FROM catalogue.holiday
            WHERE NOT EXISTS (
                SELECT FROM clinic.holiday AS own
                WHERE own.clinic_id = \(clinic.id) AND own.day = holiday.day AND own.replaced_at IS NULL AND NOT own.is_closed)
            UNION
            SELECT own.day FROM clinic.holiday AS own
            WHERE own.clinic_id = \(clinic.id) AND own.replaced_at IS NULL AND own.is_closed
            """
        )
        return try BusinessCalendar(holidays: Set(rows.map { try $0["day"] }))
    }
}
