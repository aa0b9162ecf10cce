import Postgres

extension TestClinic {
    /// A clinic with many cases, a patient each from P-1001 and C-1001 on, and five scores a case; filled table by table, past
    /// triggers and numbering, and with statistics as autovacuum would have made them.
    ///
    /// A million scores, which are 200,000 cases, take about 40 s on two cores.
    public static func large(cases: Int) async throws -> TestClinic {
        let clinic = try await TestClinic(patient: false)
        try await Pool.lent(TestServer.shared.settings(database: clinic.database)) { pool in
            try await pool.transaction { transaction in
                try await transaction.execute("SET LOCAL session_replication_role = replica")
                for statement in statements(cases: cases) { try await transaction.execute(statement) }
            }
            try await pool.withConnection { try await $0.execute("ANALYZE") }
        }
        return clinic
    }

    private static func statements(cases: Int) -> [SQL] {
        let cases: SQL = "generate_series(1, \(literal: cases)) AS n"
        let rows = tables.map { table, columns, values, more -> SQL in
            "INSERT INTO \(unescaped: table) (clinic_id, \(unescaped: columns)) SELECT 1, \(unescaped: values) FROM \(cases) \(unescaped: more)"
        }
        return [withoutIndexes] + rows + [
            "DO $$ DECLARE made text; BEGIN FOR made IN SELECT definition FROM dropped LOOP EXECUTE made; END LOOP; END $$",
            // One restricted patient and some merges: what policies and readers ask for.
            "INSERT INTO clinic.restriction (clinic_id, restriction_id, patient_id) VALUES (1, 1, 7000)",
            """
            INSERT INTO clinic.patient_merge (clinic_id, patient_merge_id, patient_id, survivor_id)
            SELECT 1, n, 8000 + 2 * n, 8001 + 2 * n FROM generate_series(1, 100) AS n
            """,
            "UPDATE clinic.counter SET last_number = (SELECT max(case_id) FROM clinic.case)",
            "UPDATE audit.chain SET events = (SELECT max(event_id) FROM audit.event)",
            """
            DO $$
            DECLARE
                kind record;
                last bigint;
            BEGIN
                FOR kind IN SELECT * FROM access.numbered() LOOP
                    EXECUTE format('SELECT max(%I) FROM %s', kind.numbered, kind.target) INTO last;
                    IF last IS NOT NULL THEN PERFORM setval(('number.' || kind.counted || '_1')::regclass, last); END IF;
                END LOOP;
                -- What vacuum reads would look like somebody's reading.
                FOR kind IN
                    SELECT oid::regclass AS target FROM pg_class
                    WHERE relkind = 'r' AND relnamespace IN ('clinic'::regnamespace, 'billing'::regnamespace, 'audit'::regnamespace)
                LOOP
                    EXECUTE format('ALTER TABLE %s SET (autovacuum_enabled = off)', kind.target);
                END LOOP;
            END $$
            """,
        ]
    }

    /// Takes the indexes away that are no constraint's: made anew of all rows they take a third of the time.
    private static let withoutIndexes: SQL = """
        DO $$
        DECLARE
            held regclass;
        BEGIN
            CREATE TEMPORARY TABLE dropped ON COMMIT DROP AS
                SELECT indexrelid::regclass AS name, pg_get_indexdef(indexrelid) AS definition
                FROM pg_index JOIN pg_class ON pg_class.oid = indrelid
                WHERE relnamespace IN ('clinic'::regnamespace, 'billing'::regnamespace, 'audit'::regnamespace)
                  AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid);
            FOR held IN SELECT name FROM dropped LOOP EXECUTE format('DROP INDEX %s', held); END LOOP;
        END $$
        """

    private static let day = "date '2015-01-01' + n % 3650"
    private static let side = "(ARRAY['left', 'right'])[1 + n % 2]"

    /// What each table is filled with, by the number of a case from 1.
    private static let tables: [(table: String, columns: String, values: String, more: String)] = [
        ("clinic.patient", "patient_id", "1000 + n", ""),
        (
            "clinic.demographics", "demographics_id, patient_id, birth_year, sex, state",
            "n, 1000 + n, 1930 + n % 75, 'female', 'CO'", ""
        ),
        (
            "clinic.identity", "identity_id, patient_id, family_name, given_name, birth_date",
            "n, 1000 + n, 'Family' || n % 5000, 'Given' || n % 700, make_date(1930 + n % 75, 1 + n % 12, 1 + n % 28)",
            ""
        ),
        ("clinic.address", "address_id, patient_id, city, postal_code", "n, 1000 + n, 'Denver', '80202'", ""),
        (
            "clinic.name_word", "identity_id, patient_id, word", "n, 1000 + n, word",
            ", unnest(ARRAY['family' || n % 5000, 'given' || n % 700]) AS word"
        ),
        ("clinic.note", "note_id, patient_id, body", "n, 1000 + n, 'Sharp pain with the first steps.'", ""),
        ("clinic.case", "case_id, patient_id, opened_on, complaint_note_id", "1000 + n, 1000 + n, \(day), n", ""),
        ("clinic.heel", "case_id, side", "1000 + n, \(side)", ""),
        (
            "clinic.case_closing", "case_closing_id, case_id, closed_on, outcome",
            "n, 1000 + n, \(day) + 200, 'resolved'",
            "WHERE n % 4 > 0"
        ),
        (
            "clinic.diagnosis", "diagnosis_id, case_id, side, diagnosis_code, status, is_primary, diagnosed_on",
            "n, 1000 + n, \(side), 'plantar-fasciopathy', 'confirmed', true, \(day)", ""
        ),
        ("clinic.visit", "patient_id, visit_on", "1000 + n, \(day) + 7", ""),
        ("clinic.exam", "exam_id, case_id, patient_id, performed_on", "n, 1000 + n, 1000 + n, \(day) + 7", ""),
        (
            "clinic.finding", "finding_id, exam_id, case_id, side, technique_code, kind, result",
            "n, n, 1000 + n, \(side), 'hop', 'presence', 'negative'", ""
        ),
        (
            "clinic.imaging_order", "imaging_order_id, case_id, side, modality_code, ordered_on, currency",
            "n, 1000 + n, \(side), 'ultrasound', \(day) + 7, 'USD'", ""
        ),
        (
            "clinic.imaging_result", "imaging_result_id, imaging_order_id, case_id, side, performed_on, conclusion",
            "n, n, 1000 + n, \(side), \(day) + 9, 'positive'", "WHERE n % 10 > 0"
        ),
        (
            "clinic.measurement", "measurement_id, imaging_result_id, case_id, side, kind_code, value",
            "n, n, 1000 + n, \(side), 'fascia-thickness', 4.5", "WHERE n % 10 > 0"
        ),
        (
            "clinic.prescription", "prescription_id, case_id, side, measure_code, starts_on",
            "n, 1000 + n, \(side), 'splint', \(day) + 7", ""
        ),
        (
            "clinic.series",
            "series_id, case_id, side, treatment_code, planned_on, starts_on, planned_sessions, interval_days",
            "n, 1000 + n, \(side), 'focused-eswt', \(day) + 7, \(day) + 14, 3, 7", ""
        ),
        (
            "clinic.session",
            "session_id, series_id, case_id, side, treatment_code, patient_id, performed_on, device, lot",
            "2 * n + k - 1, n, 1000 + n, \(side), 'focused-eswt', 1000 + n, \(day) + 14 + 7 * k, "
                + "CASE n % 4000 WHEN 0 THEN 'Old wave' ELSE 'Wave ' || n % 10 END, 'L-' || n / 40",
            ", generate_series(0, 1) AS k"
        ),
        (
            "clinic.score", "score_id, case_id, side, instrument_code, value, taken_on",
            "5 * n + k - 4, 1000 + n, \(side), 'morning-pain', 9 - k - n % 3, \(day) + 14 + 42 * k",
            ", generate_series(0, 4) AS k"
        ),
        (
            "billing.charge",
            "charge_id, case_id, side, patient_id, service_on, service_code, units, unit_cents, currency",
            "n, 1000 + n, \(side), 1000 + n, \(day) + 7, 'visit-new', 1, 18000, 'USD'", ""
        ),
        (
            "audit.event", "event_id, occurred_at, actor, action, outcome, record, origin, sha256",
            "1000 + n, timestamptz '2026-01-01' + n * interval '1 minute', 'dlee', 'case show', 'done', 'C-' || 1000 + n, "
                + "'local', sha256('')", ""
        ),
        ("audit.about", "event_id, block, patients", "1000 + n, audit.block_of(1000 + n), ARRAY[1000 + n]", ""),
    ]
}
