import Domain
import Postgres

extension IncomingPatient: ImportableRow {
    /// patients.
    public static let noun = "patients"

    /// An id, who it is, and the words of the name.
    public static var staging: KeyValuePairs<String, String> {
        [
            "external_id": "text", "family_name": "text", "given_name": "text", "birth_date": "date", "sex": "text",
            "state": "text", "phone": "text", "email": "text", "line_of_address": "text", "city": "text",
            "postal_code": "text", "words": "text[]",
        ]
    }

    /// Lays it out.
    public func stage(into rows: inout CopyRows) {
        rows.add(externalID)
        rows.add(person.familyName)
        rows.add(person.givenName)
        rows.add(person.birthDate)
        rows.add(person.sex)
        rows.add(person.state)
        rows.add(person.phone)
        rows.add(person.email)
        rows.add(person.addressLine)
        rows.add(person.city)
        rows.add(person.postalCode)
        rows.add(NameWords.words(of: person.familyName.rawValue, person.givenName.rawValue))
    }

    /// Finds who stands under the id; what the file does not say, such as an empty telephone, changes nothing.
    public static func judgement(_ question: ImportQuestion) -> SQL {
        let verdict = question.verdict(
            faults: "judged.faults",
            isKnown: "judged.held_id IS NOT NULL",
            differs: "judged.differs"
        )
        return """
            WITH \(ImportQuestion.twice), judged AS (
                SELECT row.line, row.external_id, held.patient_id AS held_id, row.family_name, row.given_name, row.birth_date,
                       coalesce(nullif(row.sex, 'unknown'), known.sex, 'unknown') AS sex,
                       coalesce(row.state, known.state) AS state, coalesce(row.phone, who.phone) AS phone,
                       coalesce(row.email, who.email) AS email, coalesce(row.line_of_address, lives.line) AS line_of_address,
                       coalesce(row.city, lives.city) AS city, coalesce(row.postal_code, lives.postal_code) AS postal_code,
                       row.words,
                       (row.family_name, row.given_name, row.birth_date) IS DISTINCT FROM
                           (who.family_name, who.given_name, who.birth_date)
                       OR coalesce(nullif(row.sex, 'unknown'), known.sex) IS DISTINCT FROM known.sex
                       OR coalesce(row.state, known.state) IS DISTINCT FROM known.state
                       OR coalesce(row.phone, who.phone) IS DISTINCT FROM who.phone
                       OR coalesce(row.email, who.email) IS DISTINCT FROM who.email
                       OR coalesce(row.line_of_address, lives.line) IS DISTINCT FROM lives.line
                       OR coalesce(row.city, lives.city) IS DISTINCT FROM lives.city
                       OR coalesce(row.postal_code, lives.postal_code) IS DISTINCT FROM lives.postal_code AS differs,
                       array_remove(ARRAY[
                           CASE WHEN row.line > twice.first_line THEN 'repeated' END,
                           CASE WHEN row.birth_date > \(question.clinic.today) THEN 'in-future'
                                WHEN row.birth_date < access.first_day() THEN 'long-ago'
                                WHEN row.birth_date > who.birth_date THEN CASE WHEN EXISTS (
                                    SELECT FROM clinic.case AS begun
                                    WHERE begun.clinic_id = \(question.clinic.id) AND begun.patient_id = held.patient_id
                                      AND begun.voided_at IS NULL AND least(begun.opened_on, begun.onset_on) < row.birth_date)
                                    THEN 'birth-after-case' END END,
                           CASE WHEN held.patient_id IS NOT NULL AND who.patient_id IS NULL THEN 'restricted' END], NULL) AS faults
                FROM incoming AS row
                LEFT JOIN twice ON twice.external_id = row.external_id
                LEFT JOIN clinic.patient AS held
                    ON held.clinic_id = \(question.clinic.id) AND held.source = \(question.source)
                    AND held.external_id = row.external_id
                LEFT JOIN clinic.identity AS who
                    ON who.clinic_id = \(question.clinic.id) AND who.patient_id = held.patient_id AND who.replaced_at IS NULL
                LEFT JOIN clinic.demographics AS known
                    ON known.clinic_id = \(question.clinic.id) AND known.patient_id = held.patient_id
                    AND known.replaced_at IS NULL
                LEFT JOIN clinic.address AS lives
                    ON lives.clinic_id = \(question.clinic.id) AND lives.patient_id = held.patient_id
                    AND lives.replaced_at IS NULL
                WHERE row.fault_reason IS NULL
            ), settled AS (
                SELECT judged.*, \(verdict) AS verdict FROM judged
            )
            SELECT settled.*, row_number() OVER (PARTITION BY settled.verdict ORDER BY settled.line) AS place FROM settled
            """
    }

    /// Gives out numbers, and closes the versions that are replaced.
    public static func preparation(_ question: ImportQuestion) -> [SQL] {
        let close: [SQL] = ["clinic.demographics", "clinic.identity", "clinic.address"].map { table in
            """
            UPDATE \(unescaped: table) AS held SET replaced_at = now(), replaced_by = current_user
            FROM judged
            WHERE judged.verdict = 'change' AND held.clinic_id = \(question.clinic.id)
              AND held.patient_id = judged.held_id AND held.replaced_at IS NULL
            """
        }
        return [NumberedRows.take("patient")] + (question.replacesChanged ? close : [])
    }

    /// Registers the new ones, and writes who everybody is.
    public static func writing(_ question: ImportQuestion, slice: SQL) -> [SQL] {
        let clinic = question.clinic.id
        let rows: SQL = """
            WITH row AS (
                SELECT judged.*, CASE judged.verdict WHEN 'insert' THEN taken.base + judged.place ELSE judged.held_id END
                           AS patient_id
                FROM judged, taken
                WHERE \(slice) AND judged.verdict IN ('insert', 'change')
            )
            """
        return [
            """
            \(rows) INSERT INTO clinic.patient (clinic_id, patient_id, source, external_id)
            SELECT \(clinic), row.patient_id, \(question.source), row.external_id
            FROM row WHERE row.verdict = 'insert' ORDER BY row.patient_id
            """,
            """
            \(rows) INSERT INTO clinic.demographics (clinic_id, patient_id, birth_year, sex, state)
            SELECT \(clinic), row.patient_id, extract(year FROM row.birth_date), row.sex, row.state
            FROM row ORDER BY row.patient_id
            """,
            """
            \(rows) INSERT INTO clinic.address (clinic_id, patient_id, line, city, postal_code)
            SELECT \(clinic), row.patient_id, row.line_of_address, row.city, row.postal_code FROM row ORDER BY row.patient_id
            """,
            """
            \(rows), written AS (
                INSERT INTO clinic.identity (clinic_id, patient_id, family_name, given_name, birth_date, phone, email)
                SELECT \(clinic), row.patient_id, row.family_name, row.given_name, row.birth_date, row.phone, row.email
                FROM row ORDER BY row.patient_id
                RETURNING identity_id, patient_id
            )
            INSERT INTO clinic.name_word (clinic_id, word, identity_id, patient_id)
            SELECT \(clinic), word, written.identity_id, written.patient_id
            FROM written JOIN row ON row.patient_id = written.patient_id, unnest(row.words) AS word
            """,
        ]
    }
}

/// The numbers that an import takes at once, as the temporary table `taken`: `base` is the one before the first.
///
/// Whoever registers a patient or opens a case meanwhile waits until the import ends, so they are taken when everything is
/// judged and only the writing is left.
enum NumberedRows {
    static func take(_ counted: String) -> SQL {
        """
        CREATE TEMPORARY TABLE taken ON COMMIT DROP AS
        SELECT access.count_up(\(counted), (SELECT count(*) FROM judged WHERE judged.verdict = 'insert')) AS base
        """
    }
}
