import Domain
import TestSupport

extension RandomHistory {
    mutating func exam(on day: Day, _ number: Int) -> String {
        """
        WITH picked AS (
            SELECT DISTINCT clinic_id, case_id, patient_id, least(opened_on + \(chance("case_id", 30)), '\(day)') AS performed_on
            FROM (\(heels(number))) AS heel
        ), visited AS (
            INSERT INTO clinic.visit (clinic_id, patient_id, visit_on)
            SELECT DISTINCT clinic_id, patient_id, performed_on FROM picked ON CONFLICT DO NOTHING
        )
        INSERT INTO clinic.exam (clinic_id, case_id, patient_id, performed_on) SELECT * FROM picked
        """
    }

    mutating func diagnosis(on day: Day, _ number: Int) -> String {
        """
        INSERT INTO clinic.diagnosis (clinic_id, case_id, side, diagnosis_code, status, is_primary, diagnosed_on)
        SELECT clinic_id, case_id, side, (ARRAY['plantar-fasciopathy', 'haglund', 'stress-fracture'])[1 + \(chance("key", 3))],
               'confirmed', true, least(opened_on, '\(day)')
        FROM (\(heels(number))) AS picked ON CONFLICT DO NOTHING
        """
    }

    mutating func milestone(on day: Day, _ number: Int) -> String {
        """
        INSERT INTO clinic.milestone (clinic_id, case_id, side, milestone_code, reached_on)
        SELECT clinic_id, case_id, CASE \(chance("key", 2)) WHEN 0 THEN side END,
               (ARRAY['easy-runs', 'workouts', 'plateau'])[1 + \(chance("key", 3))], least(opened_on + \(chance("key", 90)), '\(day)')
        FROM (\(heels(number))) AS picked ON CONFLICT DO NOTHING
        """
    }

    mutating func closing(on day: Day, _ number: Int) -> String {
        """
        INSERT INTO clinic.case_closing (clinic_id, case_id, closed_on, outcome)
        SELECT clinic_id, case_id, least(opened_on + \(chance("key", 300)), '\(day)'),
               (ARRAY['resolved', 'improved', 'unchanged', 'worse', 'withdrawn', 'lost'])[1 + \(chance("key", 6))]
        FROM (\(heels(number))) AS picked ON CONFLICT DO NOTHING
        """
    }

    mutating func consent(on day: Day) -> String {
        let purpose = ["outcome-statistics", "research"][Int.random(in: 0..<2, using: &random)]
        return replacing(
            "consent",
            of: patient(),
            where: "purpose = '\(purpose)'",
            with: "purpose, decision, form_version, decided_on",
            "'\(purpose)', '\(["given", "withdrawn"][Int.random(in: 0..<2, using: &random)])', '1', '\(day)'"
        )
    }

    mutating func demographics() -> String {
        let year = Int.random(in: 1925...2005, using: &random)
        return replacing("demographics", of: patient(), where: "true", with: "birth_year, sex", "\(year), 'unknown'")
    }

    mutating func coverage(on day: Day) -> String {
        let (patient, first) = (patient(), day + -Int.random(in: 0...300, using: &random))
        let payer = "(SELECT payer_id FROM clinic.payer ORDER BY \(chance("payer_id", 1000)) LIMIT 1)"
        return replacing(
            "coverage",
            of: patient,
            where: "true",
            with: "payer_id, member_number, effective_from",
            "\(payer), 'A1', '\(first)'"
        )
    }

    func replacing(
        _ table: String,
        of patient: Int,
        where which: String,
        with columns: String,
        _ values: String
    ) -> String {
        """
        DO $$ BEGIN
            UPDATE clinic.\(table) SET replaced_at = now(), replaced_by = current_user
            WHERE patient_id = \(patient) AND \(which) AND replaced_at IS NULL;
            INSERT INTO clinic.\(table) (clinic_id, patient_id, \(columns)) SELECT clinic_id, \(patient), \(values) FROM access.whoami();
        END $$
        """
    }

    /// Two numbers become one person; the numbers are few enough that chains come about, and go up, so that no circle does.
    mutating func merge() -> String {
        let (one, other) = (
            1000 + Int.random(in: 1...12, using: &random), 1000 + Int.random(in: 1...12, using: &random)
        )
        guard one != other else { return merge() }
        return """
            INSERT INTO clinic.patient_merge (clinic_id, patient_id, survivor_id)
            SELECT clinic_id, \(min(one, other)), \(max(one, other)) FROM access.whoami() ON CONFLICT DO NOTHING
            """
    }

    mutating func striking(_ table: String) -> String {
        let key = "\(table)_id"
        return """
            UPDATE clinic.\(table) SET voided_at = now(), voided_by = current_user, void_reason = 'mistake'
            WHERE voided_at IS NULL AND \(key) = (
                SELECT \(key) FROM clinic.\(table) WHERE voided_at IS NULL ORDER BY \(chance(key, 1_000_000)) LIMIT 1)
            """
    }
}
