import Domain
import Postgres

/// A patient, or the number that is left of one.
public enum PatientOnFile: Sendable {
    /// Somebody who is known.
    case known(PatientEntry)
    /// Somebody whose identity was erased.
    case erased(ErasedPatient)

    /// Number of the patient.
    public var number: PatientNumber {
        switch self {
        case .known(let patient): patient.number
        case .erased(let patient): patient.number
        }
    }
}

/// The number of a patient whose identity was erased; it means nobody any more.
public struct ErasedPatient: Sendable {
    /// The number.
    public let number: PatientNumber
    /// Day of the erasure.
    public let erasedOn: Day
}

struct SelectErasedPatients: Statement {
    let clinic: Int64
    let condition: SQL
    var limit = 1

    var sql: SQL {
        """
        SELECT erasure.patient_id, (erasure.recorded_at AT TIME ZONE profile.time_zone)::date AS erased_on
        FROM clinic.erasure
        JOIN clinic.clinic_profile AS profile
            ON profile.clinic_id = erasure.clinic_id AND profile.replaced_at IS NULL
        WHERE erasure.clinic_id = \(clinic) AND \(condition)
        ORDER BY erasure.patient_id
        LIMIT \(limit)
        """
    }

    func decode(_ row: Row) throws -> ErasedPatient {
        try ErasedPatient(number: row["patient_id"], erasedOn: row["erased_on"])
    }
}
