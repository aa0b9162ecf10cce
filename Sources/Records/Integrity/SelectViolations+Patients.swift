import Domain
import Postgres

extension SelectViolations {
    /// Facts with a remark: the table, the column that points at it, and the record by letter and key.
    var remarks: [SQL] {
        let ofCases = [
            ("clinic.case", "complaint_note_id", "C", "case_id"), ("clinic.exam", "note_id", "E", "exam_id"),
            ("clinic.imaging_order", "note_id", "I", "imaging_order_id"),
            ("clinic.imaging_result", "note_id", "I", "imaging_order_id"),
            ("clinic.prescription", "note_id", "H", "prescription_id"), ("clinic.series", "note_id", "S", "series_id"),
            ("clinic.session", "note_id", "T", "session_id"), ("clinic.score", "note_id", "M", "score_id"),
            ("clinic.checkin", "note_id", "Q", "checkin_id"),
        ]
        let ofPatients = [
            ("clinic.shoe", "note_id", "F", "shoe_id"), ("clinic.route", "note_id", "W", "route_id"),
            ("clinic.run", "note_id", "R", "run_id"),
            ("clinic.patient_condition", "note_id", "N", "patient_condition_id"),
        ]
        return ofCases.map { table, pointer, letter, key in
            remark(table, pointer, letter, key, owner: "JOIN clinic.case AS held USING (clinic_id, case_id)", "held")
        } + ofPatients.map { table, pointer, letter, key in remark(table, pointer, letter, key, owner: "", "part") }
    }

    /// Whose it is, on both sides: a number that was merged is the person that it is read as.
    private func remark(
        _ table: String,
        _ pointer: String,
        _ letter: String,
        _ key: String,
        owner: SQL,
        _ owning: String
    ) -> SQL {
        """
        SELECT \(literal: IntegrityCheck.remarkOfAnother.rawValue), \(literal: letter), part.\(unescaped: key)
        FROM \(unescaped: table) AS part \(owner)
        JOIN clinic.note ON note.clinic_id = part.clinic_id AND note.note_id = part.\(unescaped: pointer)
        LEFT JOIN clinic.survivors(\(clinic), 'infinity') AS merged ON merged.patient_id = note.patient_id
        LEFT JOIN clinic.survivors(\(clinic), 'infinity') AS own ON own.patient_id = \(unescaped: owning).patient_id
        WHERE part.clinic_id = \(clinic) AND part.voided_at IS NULL
          AND coalesce(merged.survivor_id, note.patient_id) <> coalesce(own.survivor_id, \(unescaped: owning).patient_id)
        """
    }

    /// Of the numbers themselves: an identity and what statistics know are of the same number, merged or not.
    var birthYears: SQL {
        """
        SELECT \(literal: IntegrityCheck.birthYear.rawValue), 'P', known.patient_id
        FROM clinic.demographics AS known
        JOIN clinic.identity ON identity.clinic_id = known.clinic_id
            AND identity.patient_id = known.patient_id AND identity.replaced_at IS NULL
        WHERE known.clinic_id = \(clinic) AND known.replaced_at IS NULL
          AND known.birth_year <> extract(year FROM identity.birth_date)
        """
    }

    var wordless: SQL {
        """
        SELECT \(literal: IntegrityCheck.nameWithoutWords.rawValue), 'P', identity.patient_id
        FROM clinic.identity
        WHERE identity.clinic_id = \(clinic) AND identity.replaced_at IS NULL
          AND concat(identity.family_name, identity.given_name) ~ '[[:alnum:]]' AND NOT EXISTS (
            SELECT FROM clinic.name_word AS word
            WHERE word.clinic_id = identity.clinic_id AND word.identity_id = identity.identity_id)
        """
    }
}
