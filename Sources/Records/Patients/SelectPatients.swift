import Domain
import Postgres

/// People by number, with what is recorded under the numbers that were merged into theirs.
///
/// Who is asked for is found first, at most `limit`, so that nothing is looked up of all the others.
struct SelectPatients: Statement {
    let clinic: Int64
    /// A query of the numbers that people are known by, each once.
    ///
    /// It may read `survivors`, which are those of now.
    let numbers: SQL
    var limit = 1

    var sql: SQL {
        """
        WITH survivors AS MATERIALIZED (
            SELECT merged.patient_id, merged.survivor_id FROM clinic.survivors(\(clinic), 'infinity') AS merged
        ), chosen (patient_id) AS MATERIALIZED (
            \(numbers) ORDER BY 1 LIMIT \(limit)
        ), former AS (
            SELECT merged.survivor_id, array_agg(merged.patient_id ORDER BY merged.patient_id) AS numbers,
                   array_agg((link.recorded_at AT TIME ZONE profile.time_zone)::date ORDER BY merged.patient_id) AS merged_on
            FROM chosen
            JOIN survivors AS merged ON merged.survivor_id = chosen.patient_id
            JOIN clinic.patient_merge AS link
                ON link.clinic_id = \(clinic) AND link.patient_id = merged.patient_id AND link.voided_at IS NULL
            JOIN clinic.clinic_profile AS profile ON profile.clinic_id = \(clinic) AND profile.replaced_at IS NULL
            GROUP BY merged.survivor_id
        )
        SELECT chosen.patient_id, identity.family_name, identity.given_name, identity.birth_date, identity.phone,
               identity.email, demographics.sex, demographics.state, address.line, address.city, address.postal_code,
               coalesce(imported.external_ids, '{}') AS external_ids, coalesce(imported.sources, '{}') AS sources,
               coalesce(former.numbers, '{}') AS former_numbers, coalesce(former.merged_on, '{}') AS merged_on,
               (SELECT count(*) FROM clinic.case
                WHERE "case".clinic_id = \(clinic)
                  AND "case".patient_id = ANY (former.numbers || chosen.patient_id) AND "case".voided_at IS NULL
                  AND NOT EXISTS (
                    SELECT FROM clinic.case_closing AS closing
                    WHERE closing.clinic_id = "case".clinic_id AND closing.case_id = "case".case_id
                      AND closing.voided_at IS NULL)) AS open_cases
        FROM chosen
        LEFT JOIN former ON former.survivor_id = chosen.patient_id
        LEFT JOIN LATERAL (
            SELECT array_agg(held.external_id ORDER BY held.patient_id) AS external_ids,
                   array_agg(held.source ORDER BY held.patient_id) AS sources
            FROM clinic.patient AS held
            WHERE held.clinic_id = \(clinic) AND held.patient_id = ANY (former.numbers || chosen.patient_id)
              AND held.external_id IS NOT NULL) AS imported ON true
        JOIN clinic.identity
            ON identity.clinic_id = \(clinic) AND identity.patient_id = chosen.patient_id
            AND identity.replaced_at IS NULL
        JOIN clinic.demographics
            ON demographics.clinic_id = \(clinic) AND demographics.patient_id = chosen.patient_id
            AND demographics.replaced_at IS NULL
        JOIN clinic.address
            ON address.clinic_id = \(clinic) AND address.patient_id = chosen.patient_id
            AND address.replaced_at IS NULL
        ORDER BY chosen.patient_id
        """
    }

    func decode(_ row: Row) throws -> PatientEntry {
        let numbers: [PatientNumber] = try row["former_numbers"]
        let days: [Day] = try row["merged_on"]
        let ids: [ExternalID] = try row["external_ids"]
        let sources: [SourceName] = try row["sources"]
        return try PatientEntry(
            number: row["patient_id"],
            person: Self.person(row),
            openCases: row["open_cases"],
            alsoKnownAs: zip(numbers, days).map { MergedNumber(number: $0, mergedOn: $1) },
            importedAs: zip(ids, sources).map { ImportedName(externalID: $0, source: $1) }
        )
    }

    private static func person(_ row: Row) throws -> Person {
        var person = try Person(
            familyName: row["family_name"],
            givenName: row["given_name"],
            birthDate: row["birth_date"],
            sex: row["sex"]
        )
        person.state = try row["state"]
        person.phone = try row["phone"]
        person.email = try row["email"]
        person.addressLine = try row["line"]
        person.city = try row["city"]
        person.postalCode = try row["postal_code"]
        return person
    }
}
