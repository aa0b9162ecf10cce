import Domain
import Postgres

/// The first day that any record of a patient that stands is about: no corrected birth date may lie after it.
///
/// A function of the database finds it, since the front desk may not read every record that has a day. The number is the
/// one that the person is known by.
struct FirstDayOfPatient: Statement {
    let patient: PatientNumber

    var sql: SQL { "SELECT access.first_day_of_patient(\(patient)) AS first_day" }

    func decode(_ row: Row) throws -> Day? {
        try row["first_day"]
    }
}
