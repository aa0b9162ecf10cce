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

    /// Replaces who a patient is by a new version; the number is the one that the person is known by.
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

    /// A patient; of a number that was merged, the one that it is read as.
    ///
    /// Throws ``InvalidInput`` for an unknown number and for one that was erased.
    public func find(_ number: PatientNumber, in transaction: borrowing Transaction) async throws -> PatientEntry {
        let person: SQL = """
            SELECT coalesce(
                (SELECT merged.survivor_id FROM survivors AS merged WHERE merged.patient_id = \(number)), \(number)::bigint)
            """
        let found = try await transaction.query(SelectPatients(clinic: clinic.id, numbers: person))
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

    /// All patients by number, at most `limit`; a merged number is not one.
    public func list(limit: Int, in transaction: borrowing Transaction) async throws -> [PatientOnFile] {
        let all: SQL = """
            SELECT known.patient_id FROM clinic.identity AS known
            WHERE known.clinic_id = \(clinic.id) AND known.replaced_at IS NULL
              AND NOT EXISTS (SELECT FROM survivors AS merged WHERE merged.patient_id = known.patient_id)
            """
        let known = try await transaction.query(SelectPatients(clinic: clinic.id, numbers: all, limit: limit))
        let erased = try await transaction.query(
            SelectErasedPatients(clinic: clinic.id, condition: isNotMerged, limit: limit)
        )
        let people = known.map(PatientOnFile.known) + erased.map(PatientOnFile.erased)
        return Array(people.sorted { $0.number < $1.number }.prefix(limit))
    }

    /// Patients whose name has a word beginning with each word searched, and who were born on the day, where given.
    ///
    /// The name and the birth date under which a merged number is registered find the one that it is read as.
    public func search(
        name: String,
        bornOn birthDate: Day?,
        limit: Int,
        in transaction: borrowing Transaction
    ) async throws -> [PatientEntry] {
        var people: SQL = """
            SELECT DISTINCT \(PersonNumber.of("named"))
            FROM clinic.identity AS named
            LEFT JOIN survivors AS merged ON merged.patient_id = named.patient_id
            WHERE named.clinic_id = \(clinic.id) AND named.replaced_at IS NULL
            """
        for word in NameWords.words(of: name) {
            people += """
                 AND EXISTS (
                    SELECT FROM clinic.name_word
                    WHERE name_word.clinic_id = named.clinic_id AND name_word.identity_id = named.identity_id
                      AND name_word.word ^@ \(word))
                """
        }
        if let birthDate { people += " AND named.birth_date = \(birthDate)" }
        return try await transaction.query(SelectPatients(clinic: clinic.id, numbers: people, limit: limit))
    }

    /// Keeps others from merging these numbers, or deciding for them, until the transaction ends.
    ///
    /// A statement of its own: what is read after it is of the moment after the wait.
    func hold(_ numbers: [PatientNumber], in transaction: borrowing Transaction) async throws {
        _ = try await transaction.query("SELECT access.hold_patients(\(numbers)::bigint[])")
    }

    private var isNotMerged: SQL {
        "erasure.patient_id NOT IN (SELECT merged.patient_id FROM clinic.survivors(\(clinic.id), 'infinity') AS merged)"
    }

    private func insertVersions(
        of person: Person,
        _ number: PatientNumber,
        in transaction: borrowing Transaction
    ) async throws {
        try await transaction.execute(InsertPatientVersions(clinic: clinic.id, number: number, person: person).sql)
    }
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
