import Domain
import Postgres

/// One registration of a person: a person whose numbers were merged has several.
public struct Registration: Sendable {
    /// The number that the person is known by.
    public let number: PatientNumber
    /// Who it is, without the address.
    public let person: Person
    let identity: Int64
}

extension PatientRecords {
    /// Registered patients who may be this person, each with the reason.
    public func similar(
        to person: Person,
        in transaction: borrowing Transaction
    ) async throws -> [(patient: Registration, reason: Likeness)] {
        let words = NameWords.words(of: person.familyName.rawValue, person.givenName.rawValue)
        // An array, so that the few are looked up by their key.
        let condition: SQL = """
            identity.identity_id = ANY (ARRAY(
                SELECT born.identity_id FROM clinic.identity AS born
                WHERE born.clinic_id = \(clinic.id) AND born.birth_date = \(person.birthDate) AND born.replaced_at IS NULL
                UNION
                (SELECT name_word.identity_id FROM clinic.name_word
                 WHERE name_word.clinic_id = \(clinic.id) AND name_word.word = ANY (\(words))
                 GROUP BY name_word.identity_id HAVING count(*) = \(words.count))))
            """
        let candidates = try await transaction.query(
            SelectRegistrations(clinic: clinic.id, condition: condition, limit: 200)
        )
        return candidates.compactMap { patient in
            Likeness.of(person, patient.person).map { (patient, $0) }
        }
    }
}

/// Registrations that stand, those of merged numbers among them.
struct SelectRegistrations: Statement {
    let clinic: Int64
    let condition: SQL
    var limit = Int(Int32.max)

    var sql: SQL {
        """
        SELECT \(PersonNumber.of("identity")) AS patient_id, identity.identity_id, identity.family_name,
               identity.given_name, identity.birth_date, identity.phone, identity.email, demographics.sex
        FROM clinic.identity
        LEFT JOIN clinic.survivors(\(clinic), 'infinity') AS merged ON merged.patient_id = identity.patient_id
        JOIN clinic.demographics
            ON demographics.clinic_id = identity.clinic_id AND demographics.patient_id = identity.patient_id
            AND demographics.replaced_at IS NULL
        WHERE identity.clinic_id = \(clinic) AND identity.replaced_at IS NULL AND \(condition)
        ORDER BY 1, identity.patient_id
        LIMIT \(limit)
        """
    }

    func decode(_ row: Row) throws -> Registration {
        var person = try Person(
            familyName: row["family_name"],
            givenName: row["given_name"],
            birthDate: row["birth_date"],
            sex: row["sex"]
        )
        person.phone = try row["phone"]
        person.email = try row["email"]
        return try Registration(number: row["patient_id"], person: person, identity: row["identity_id"])
    }
}
