import Domain
import Postgres

/// The clinic that a command works for, and what day it is there.
public struct ClinicContext: Sendable {
    /// Key of the clinic in every table.
    public let id: Int64
    /// Short name.
    public let code: ClinicCode
    /// Name as printed.
    public let name: String
    /// Currency of its money.
    public let currency: Currency
    /// The clinical day now, in the clinic's time zone.
    public let today: Day
}

extension ClinicContext {
    /// The clinic named, or the only one there is.
    ///
    /// Throws ``InvalidInput`` where there is none, none of that name, or several and no name.
    public static func find(_ code: ClinicCode?, in transaction: borrowing Transaction) async throws -> ClinicContext {
        let clinics = try await transaction.query(FindClinics())
        if let code {
            guard let clinic = clinics.first(where: { $0.code == code }) else {
                throw InvalidInput("there is no clinic \(code); \(known(clinics))")
            }
            return clinic
        }
        guard let clinic = clinics.first else {
            throw InvalidInput("there is no clinic yet; add one with: firststep clinic add")
        }
        guard clinics.count == 1 else {
            throw InvalidInput("there are several clinics; say --clinic: \(known(clinics))")
        }
        return clinic
    }

    private static func known(_ clinics: [ClinicContext]) -> String {
        clinics.isEmpty ? "none is recorded yet" : clinics.map(\.code.rawValue).joined(separator: ", ")
    }

    /// Throws unless a day has come, in the clinic's time zone; the sentence begins with what the day is of.
    public func check(_ day: Day, of what: String) throws {
        guard day <= today else { throw InvalidInput("\(what) \(day) lies in the future; today is \(today)") }
    }
}

private struct FindClinics: Statement {
    var sql: SQL {
        """
        SELECT clinic.clinic_id, clinic.code, profile.name, profile.currency,
               (now() AT TIME ZONE profile.time_zone)::date AS today
        FROM clinic.clinic
        JOIN clinic.clinic_profile AS profile USING (clinic_id)
        WHERE profile.replaced_at IS NULL
        ORDER BY clinic.code
        """
    }

    func decode(_ row: Row) throws -> ClinicContext {
        try ClinicContext(
            id: row["clinic_id"],
            code: row["code"],
            name: row["name"],
            currency: row["currency"],
            today: row["today"]
        )
    }
}
