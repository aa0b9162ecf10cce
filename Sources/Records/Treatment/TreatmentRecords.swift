import Domain
import Postgres

/// The treatments of the catalogue.
public enum TreatmentRecords {
    /// A treatment; throws ``InvalidInput`` with a hint for an unknown code.
    public static func find(_ code: TreatmentCode, in transaction: borrowing Transaction) async throws -> Treatment {
        guard let treatment = try await read(code, in: transaction).first else {
            try await CatalogueRecords.require(code, in: transaction)
            throw InvalidInput("there is no treatment \(code)")
        }
        return treatment
    }

    /// All treatments.
    public static func list(in transaction: borrowing Transaction) async throws -> [Treatment] {
        try await read(nil, in: transaction)
    }

    private static func read(
        _ code: TreatmentCode?,
        in transaction: borrowing Transaction
    ) async throws -> [Treatment] {
        let usual = try await transaction.query(SelectUsualRanges(treatment: code))
        return try await transaction.query(
            SelectTreatment(code: code, usual: Dictionary(grouping: usual, by: \.treatment))
        )
    }
}

/// What trials used of one part of a treatment.
private struct UsualAmount {
    let treatment: TreatmentCode
    let parameter: String
    let range: UsualRange
}

private struct SelectUsualRanges: Statement {
    /// The one wanted; nil for all.
    let treatment: TreatmentCode?

    var sql: SQL {
        """
        SELECT treatment_code, parameter, usual_low, usual_high, source_code FROM catalogue.treatment_parameter
        WHERE \(treatment.map { "treatment_code = \($0)" } ?? "true" as SQL)
        """
    }

    func decode(_ row: Row) throws -> UsualAmount {
        let range = try DoseRange(low: row["usual_low"], high: row["usual_high"])
        return try UsualAmount(
            treatment: row["treatment_code"],
            parameter: row["parameter"],
            range: UsualRange(range, source: row["source_code"])
        )
    }
}

private struct SelectTreatment: Statement {
    /// The one wanted; nil for all.
    let code: TreatmentCode?
    let usual: [TreatmentCode: [UsualAmount]]

    var sql: SQL {
        """
        SELECT code, name, kind, sessions_min, sessions_max, interval_days, interval_tolerance_days, grace_days,
               asks_for_guidance, source_code
        FROM catalogue.treatment WHERE \(code.map { "code = \($0)" } ?? "true" as SQL) ORDER BY code
        """
    }

    func decode(_ row: Row) throws -> Treatment {
        let least: Int = try row["sessions_min"]
        let code: TreatmentCode = try row["code"]
        let usual = usual[code] ?? []
        let doses = usual.compactMap { amount in
            DoseQuantity(rawValue: amount.parameter).map { ($0, amount.range) }
        }
        return try Treatment(
            code: code,
            name: row["name"],
            kind: row["kind"],
            usualSessions: least...max(least, row["sessions_max"]),
            intervalDays: row["interval_days"],
            intervalTolerance: row["interval_tolerance_days"],
            graceDays: row["grace_days"],
            asksForGuidance: row["asks_for_guidance"],
            source: row["source_code"],
            usualDoses: Dictionary(uniqueKeysWithValues: doses),
            trialSessions: usual.first { $0.parameter == "sessions" }?.range
        )
    }
}
