import Domain
import Postgres

/// The treatments of the catalogue.
public enum TreatmentRecords {
    /// A treatment; throws ``InvalidInput`` with a hint for an unknown code.
    public static func find(_ code: TreatmentCode, in transaction: borrowing Transaction) async throws -> Treatment {
        guard let treatment = try await transaction.query(SelectTreatment(code: code)).first else {
            try await CatalogueRecords.require(code, in: transaction)
            throw InvalidInput("there is no treatment \(code)")
        }
        return treatment
    }

    /// All treatments.
    public static func list(in transaction: borrowing Transaction) async throws -> [Treatment] {
        try await transaction.query(SelectTreatment(code: nil))
    }
}

private struct SelectTreatment: Statement {
    /// The one wanted; nil for all.
    let code: TreatmentCode?

    var sql: SQL {
        let wanted: SQL = code.map { "code = \($0)" } ?? "true"
        return """
            SELECT code, name, kind, sessions_min, sessions_max, interval_days, interval_tolerance_days, grace_days,
                   asks_for_guidance
            FROM catalogue.treatment WHERE \(wanted) ORDER BY code
            """
    }

    func decode(_ row: Row) throws -> Treatment {
        let least: Int = try row["sessions_min"]
        return try Treatment(
            code: row["code"],
            name: row["name"],
            kind: row["kind"],
            usualSessions: least...max(least, row["sessions_max"]),
            intervalDays: row["interval_days"],
            intervalTolerance: row["interval_tolerance_days"],
            graceDays: row["grace_days"],
            asksForGuidance: row["asks_for_guidance"]
        )
    }
}
