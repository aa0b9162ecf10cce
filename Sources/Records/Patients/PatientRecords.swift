import Domain
import Postgres

/// The patients of a clinic.
public struct PatientRecords: Sendable {
    let clinic: ClinicContext

    /// The patients of this clinic.
    public init(_ clinic: ClinicContext) {
        self.clinic = clinic
    }

    /// Registers a person and gives them the next number.
    public func add(_ person: Person, in transaction: borrowing Transaction) async throws -> PatientNumber {
        try clinic.check(person.birthDate, of: "the birth date")
        let number: PatientNumber = try await transaction.queryOne(
            "SELECT access.count_up('patient') AS number"
        )["number"]
        try await transaction.execute(
            "INSERT INTO clinic.patient (clinic_id, patient_id) VALUES (\(clinic.id), \(number))"
        )
        try await insertVersions(of: person, number, in: transaction)
        return number
    }

    /// Replaces who a patient is by a new version.
    ///
    /// Throws ``InvalidInput`` for a birth date in the future, or after something that was recorded of the patient.
    public func edit(
        _ number: PatientNumber,
        _ person: Person,
        in transaction: borrowing Transaction
    ) async throws {
        try clinic.check(person.birthDate, of: "the birth date")
        let first = try await transaction.queryOne(FirstDayOfPatient(patient: number))
        if let first, person.birthDate > first {
            throw InvalidInput(
                "the birth date \(person.birthDate) lies after the first record of \(number), of \(first)"
            )
        }
        for table in ["clinic.demographics", "clinic.identity", "clinic.address"] {
            try await transaction.execute(
                """
                UPDATE \(unescaped: table) SET replaced_at = now(), replaced_by = current_user
                WHERE clinic_id = \(clinic.id) AND patient_id = \(number) AND replaced_at IS NULL
                """
            )
        }
        try await insertVersions(of: person, number, in: transaction)
    }

    /// A patient; throws ``InvalidInput`` for an unknown number and for one that was erased.
    public func find(_ number: PatientNumber, in transaction: borrowing Transaction) async throws -> PatientEntry {
        let found = try await transaction.query(
            SelectPatients(clinic: clinic.id, condition: "patient.patient_id = \(number)")
        )
        guard let patient = found.first else { throw try await Absence.of(number, of: clinic, in: transaction) }
        return patient
    }

    /// A patient, erased or not; throws ``InvalidInput`` for an unknown number.
    public func onFile(_ number: PatientNumber, in transaction: borrowing Transaction) async throws -> PatientOnFile {
        let erased = try await transaction.query(
            SelectErasedPatients(clinic: clinic.id, condition: "erasure.patient_id = \(number)")
        )
        if let patient = erased.first { return .erased(patient) }
        return .known(try await find(number, in: transaction))
    }

    /// All patients by number, at most `limit`.
    public func list(limit: Int, in transaction: borrowing Transaction) async throws -> [PatientOnFile] {
        let known = try await transaction.query(SelectPatients(clinic: clinic.id, condition: "true", limit: limit))
        let erased = try await transaction.query(
            SelectErasedPatients(clinic: clinic.id, condition: "true", limit: limit)
        )
        let all = known.map(PatientOnFile.known) + erased.map(PatientOnFile.erased)
        return Array(all.sorted { $0.number < $1.number }.prefix(limit))
    }

    /// Patients whose name has a word beginning with each word searched, and who were born on the day, where given.
    public func search(
        name: String,
        bornOn birthDate: Day?,
        limit: Int,
        in transaction: borrowing Transaction
    ) async throws -> [PatientEntry] {
        var condition: SQL = "true"
        for word in NameWords.words(of: name) {
            condition += """
                 AND EXISTS (
                    SELECT FROM clinic.name_word
                    WHERE name_word.clinic_id = identity.clinic_id AND name_word.identity_id = identity.identity_id
                      AND name_word.word ^@ \(word))
                """
        }
        if let birthDate { condition += " AND identity.birth_date = \(birthDate)" }
        return try await transaction.query(SelectPatients(clinic: clinic.id, condition: condition, limit: limit))
    }

    /// Registered patients who may be this person, each with the reason.
    public func similar(
        to person: Person,
        in transaction: borrowing Transaction
    ) async throws -> [(patient: PatientEntry, reason: String)] {
        let words = NameWords.words(of: person.familyName.rawValue, person.givenName.rawValue)
        let condition: SQL = """
            (identity.birth_date = \(person.birthDate) OR identity.identity_id IN (
                SELECT name_word.identity_id FROM clinic.name_word
                WHERE name_word.clinic_id = \(clinic.id) AND name_word.word = ANY (\(words))
                GROUP BY name_word.identity_id HAVING count(*) = \(words.count)))
            """
        let candidates = try await transaction.query(
            SelectPatients(clinic: clinic.id, condition: condition, limit: 200)
        )
        return candidates.compactMap { patient in
            Likeness.reason(person, patient.person).map { (patient, $0) }
        }
    }

    private func insertVersions(
        of person: Person,
        _ number: PatientNumber,
        in transaction: borrowing Transaction
    ) async throws {
        try await transaction.execute(InsertPatientVersions(clinic: clinic.id, number: number, person: person).sql)
    }
}

/// A patient as registered.
public struct PatientEntry: Sendable {
    /// Number of the patient.
    public let number: PatientNumber
    /// Who it is.
    public var person: Person
    /// Number of cases that are open.
    public let openCases: Int
}

private struct InsertPatientVersions {
    let clinic: Int64
    let number: PatientNumber
    let person: Person

    var sql: SQL {
        """
        WITH demographics AS (
            INSERT INTO clinic.demographics (clinic_id, patient_id, birth_year, sex, state)
            VALUES (\(clinic), \(number), \(person.birthDate.civil.year), \(person.sex), \(person.state))
        ), address AS (
            INSERT INTO clinic.address (clinic_id, patient_id, line, city, postal_code)
            VALUES (\(clinic), \(number), \(person.addressLine), \(person.city), \(person.postalCode))
        ), identity AS (
            INSERT INTO clinic.identity
                (clinic_id, patient_id, family_name, given_name, birth_date, phone, email)
            VALUES (\(clinic), \(number), \(person.familyName), \(person.givenName), \(person.birthDate),
                \(person.phone), \(person.email))
            RETURNING clinic_id, identity_id, patient_id
        )
        INSERT INTO clinic.name_word (clinic_id, word, identity_id, patient_id)
        SELECT identity.clinic_id, word, identity.identity_id, identity.patient_id
        FROM identity, unnest(\(words)::text[]) AS word
        """
    }

    private var words: [String] {
        NameWords.words(of: person.familyName.rawValue, person.givenName.rawValue)
    }
}

private struct SelectPatients: Statement {
    let clinic: Int64
    let condition: SQL
    var limit = 1

    var sql: SQL {
        """
        SELECT patient.patient_id, identity.family_name, identity.given_name, identity.birth_date, identity.phone,
               identity.email, demographics.sex, demographics.state, address.line, address.city, address.postal_code,
               (SELECT count(*) FROM clinic.case
                WHERE "case".clinic_id = patient.clinic_id AND "case".patient_id = patient.patient_id
                  AND "case".voided_at IS NULL
                  AND NOT EXISTS (
                    SELECT FROM clinic.case_closing AS closing
                    WHERE closing.clinic_id = "case".clinic_id AND closing.case_id = "case".case_id
                      AND closing.voided_at IS NULL)) AS open_cases
        FROM clinic.patient
        JOIN clinic.identity
            ON identity.clinic_id = patient.clinic_id AND identity.patient_id = patient.patient_id
            AND identity.replaced_at IS NULL
        JOIN clinic.demographics
            ON demographics.clinic_id = patient.clinic_id AND demographics.patient_id = patient.patient_id
            AND demographics.replaced_at IS NULL
        JOIN clinic.address
            ON address.clinic_id = patient.clinic_id AND address.patient_id = patient.patient_id
            AND address.replaced_at IS NULL
        WHERE patient.clinic_id = \(clinic) AND \(condition)
        ORDER BY patient.patient_id
        LIMIT \(limit)
        """
    }

    func decode(_ row: Row) throws -> PatientEntry {
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
        return try PatientEntry(number: row["patient_id"], person: person, openCases: row["open_cases"])
    }
}
