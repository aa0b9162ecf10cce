import Domain
import Foundation
import Postgres
import TestSupport

/// A database with two clinics that hold the same records under the same numbers: the article's cases, entered at `denver` by
/// the commands of the demonstration, and copied to `austin` as only the superuser can.
///
/// No table of the clinics is empty, so that nothing looks well guarded only because there is nothing to see.
struct TwoClinics: Sendable {
    let database: String
    let denver: Int64
    let austin: Int64

    /// Somebody with every duty at denver, and at austin.
    static let (atDenver, atAustin) = (TestServer.staff, TestServer.otherStaff)

    /// Made once for all tests of a process.
    static let shared = Task { try await TwoClinics() }

    /// Connections as a login.
    func pool(_ login: String) -> Pool {
        Pool(TestServer.shared.settings(database: database, user: login), size: 1)
    }

    /// Runs something as a login.
    @discardableResult
    func acting<R: Sendable>(as login: String, _ body: (Pool) async throws -> R) async throws -> R {
        try await Pool.lent(TestServer.shared.settings(database: database, user: login)) { try await body($0) }
    }

    private init() async throws {
        let clinic = try await TestClinic(patient: false)
        database = clinic.database
        for line in try Self.tour() {
            let outcome = try await clinic.firststep(line)
            guard outcome.code == 0 else { throw Failed(description: "\(line): \(outcome.errors)") }
        }
        try await TestClinic.found("austin", administrator: Self.atAustin, in: database)
        (denver, austin) = try await Pool.lent(TestServer.shared.settings(database: database)) { pool in
            try await pool.transaction { transaction in
                let row = try await transaction.queryOne(
                    """
                    SELECT min(clinic_id) FILTER (WHERE code = 'denver') AS denver,
                           min(clinic_id) FILTER (WHERE code = 'austin') AS austin FROM clinic.clinic
                    """
                )
                let (denver, austin): (Int64, Int64) = (try row["denver"], try row["austin"])
                try await transaction.execute("SELECT set_config('firststep.clinic', \(denver)::text, true)")
                try await transaction.executeScript(Self.rest(denver))
                try await transaction.executeScript(Self.copy(denver, austin))
                return (denver, austin)
            }
        }
    }

    private static func tour() throws -> [String] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
        let file = root.appending(path: "Sources/firststep/Demo/article-cases.tour")
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
            .filter { !$0.hasPrefix("#") && !$0.hasPrefix("clinic add") }
    }

    /// What no command of the tour makes.
    private static func rest(_ clinic: Int64) -> String {
        """
        INSERT INTO clinic.payer (clinic_id, code, name) VALUES (\(clinic), 'acme', 'Acme');
        INSERT INTO clinic.referrer (clinic_id, name) VALUES (\(clinic), 'Dr. Elsewhere');
        INSERT INTO clinic.coverage (clinic_id, patient_id, payer_id, member_number, effective_from)
            SELECT \(clinic), 1001, payer_id, 'M1', '2026-01-01' FROM clinic.payer;
        INSERT INTO clinic.patient (clinic_id, patient_id) VALUES (\(clinic), 2001), (\(clinic), 2002);
        INSERT INTO clinic.patient_merge (clinic_id, patient_id, survivor_id) VALUES (\(clinic), 2001, 2002);
        INSERT INTO clinic.patient_distinct (clinic_id, patient_id, other_id) VALUES (\(clinic), 1001, 1002);
        INSERT INTO clinic.restriction (clinic_id, patient_id) VALUES (\(clinic), 2001);
        INSERT INTO clinic.opening (clinic_id, patient_id) VALUES (\(clinic), 2001);
        INSERT INTO clinic.erasure (clinic_id, patient_id, recorded_by) VALUES (\(clinic), 2002, 'test');
        INSERT INTO clinic.consent (clinic_id, patient_id, purpose, decision, decided_on)
            VALUES (\(clinic), 1001, 'research', 'withdrawn', '2026-01-01');
        INSERT INTO clinic.imaging_price (clinic_id, modality_code, currency, low_cents, high_cents, effective_from)
            VALUES (\(clinic), 'mri', 'USD', 1, 2, '2026-01-01');
        INSERT INTO clinic.imaging_cancellation (clinic_id, imaging_order_id, cancelled_on)
            SELECT clinic_id, imaging_order_id, '2026-06-01' FROM clinic.imaging_order;
        INSERT INTO clinic.series_stop (clinic_id, series_id, stopped_on, kind) VALUES (\(clinic), 1, '2026-06-01', 'stopped');
        INSERT INTO clinic.rule_parameter (clinic_id, rule_code, rule_version, parameter, value)
            VALUES (\(clinic), 'us-thick', 1, 'above', 4.5);
        INSERT INTO clinic.mcid_choice (clinic_id, instrument_code, population, version)
            SELECT \(clinic), instrument_code, population, version FROM catalogue.mcid WHERE is_default LIMIT 1;
        INSERT INTO clinic.contraindication (clinic_id, treatment_code, condition_code, severity)
            VALUES (\(clinic), 'prp', 'pregnancy', 'none');
        INSERT INTO clinic.holiday (clinic_id, day, is_closed) VALUES (\(clinic), '2026-08-01', true);
        INSERT INTO clinic.checkin (clinic_id, case_id, side, reported_on, burning) VALUES (\(clinic), 1001, 'left', '2026-03-01', true);
        INSERT INTO clinic.shoe (clinic_id, patient_id, model, in_use_from, distance_before_m)
            VALUES (\(clinic), 1001, 'Demo', '2026-01-01', 0);
        INSERT INTO clinic.shoe_wear (clinic_id, shoe_id, patient_id, worn_on, distance_m)
            SELECT clinic_id, shoe_id, patient_id, '2026-02-01', 1000 FROM clinic.shoe;
        INSERT INTO clinic.shoe_retirement (clinic_id, shoe_id, patient_id, retired_on)
            SELECT clinic_id, shoe_id, patient_id, '2026-03-01' FROM clinic.shoe;
        INSERT INTO clinic.route (clinic_id, patient_id, surface) VALUES (\(clinic), 1001, 'road');
        INSERT INTO clinic.run (clinic_id, patient_id, ran_on, distance_m, kind) VALUES (\(clinic), 1001, '2026-02-01', 5000, 'easy');
        INSERT INTO clinic.adherence (clinic_id, prescription_id, case_id, logged_for, is_done)
            SELECT clinic_id, prescription_id, case_id, starts_on, true FROM clinic.prescription ORDER BY prescription_id LIMIT 1;
        INSERT INTO clinic.patient_condition (clinic_id, patient_id, condition_code, noted_on)
            VALUES (\(clinic), 1001, 'pregnancy', '2026-01-01');
        INSERT INTO clinic.alert (clinic_id, case_id, side, rule_code, rule_version, tier, cause, why, fired_on)
            VALUES (\(clinic), 1001, 'left', 'us-thick', 1, 'info', 'I-1', 'The fascia is thick.', '2026-03-01');
        INSERT INTO clinic.alert_acknowledgement (clinic_id, alert_id, case_id, reason)
            SELECT clinic_id, alert_id, case_id, 'seen' FROM clinic.alert;
        INSERT INTO clinic.rule_run (clinic_id, day, looked_through, is_whole) VALUES (\(clinic), '2026-03-01', now(), true);
        INSERT INTO billing.estimate (clinic_id, case_id, patient_id, basis, asked_on, issued_on, currency)
            VALUES (\(clinic), 1001, 1001, 'requested', '2026-01-20', '2026-01-21', 'USD');
        INSERT INTO billing.estimate_line (clinic_id, estimate_id, line, case_id, side, service_code, imaging_order_id, units, unit_cents)
            SELECT clinic_id, estimate_id, 1, case_id, 'left', 'ultrasound-diagnostic', 1, 1, 32000 FROM billing.estimate;
        INSERT INTO billing.batch (clinic_id, from_on, to_on, lines, total_cents, currency, sha256)
            VALUES (\(clinic), '2026-01-01', '2026-01-31', 1, 1, 'USD', repeat('0', 64));
        INSERT INTO billing.batch_charge (clinic_id, batch_id, charge_id, line)
            SELECT clinic_id, batch_id, 1, 1 FROM billing.batch;
        INSERT INTO reporting.outcome_cache VALUES (\(clinic), 'morning-pain', '2026-01-01', '2026-01-01', '{}');
        INSERT INTO reporting.outcome_question VALUES (\(clinic), 'morning-pain', '{}', '2026-01-01');
        INSERT INTO reporting.outcome_count (clinic_id, instrument_code, question, part, heels, early, after_another_treatment)
            VALUES (\(clinic), 'morning-pain', '{}', 'patients', 1, 0, 0);
        INSERT INTO reporting.heel_outcome (clinic_id, instrument_code, case_id, side, person_id, place, index_on, ladder_on, cells,
            courses, gaps, off_window, refuses_statistics, allows_research)
            VALUES (\(clinic), 'morning-pain', 1001, 'left', 1001, 1, '2026-01-01', '2026-01-01', '{}', '{}', '{}', '{}', false, false);
        """
    }

    /// Every row of one clinic once more for the other.
    ///
    /// Without triggers, and so without foreign keys in between.
    private static func copy(_ from: Int64, _ to: Int64) -> String {
        """
        SET LOCAL session_replication_role = replica;
        DO $$
        DECLARE
            target record;
        BEGIN
            FOR target IN
                SELECT format('%I.%I', nspname, relname) AS name,
                    (SELECT string_agg(quote_ident(attname), ', ') FROM pg_attribute
                     WHERE attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
                       AND attname <> 'clinic_id') AS columns
                FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
                JOIN pg_attribute ON attrelid = pg_class.oid AND attname = 'clinic_id' AND attidentity = ''
                WHERE relkind = 'r' AND nspname IN ('clinic', 'billing', 'audit', 'reporting')
            LOOP
                EXECUTE format('DELETE FROM %s WHERE clinic_id = \(to)', target.name);
                EXECUTE format('INSERT INTO %1$s (clinic_id, %2$s) SELECT \(to), %2$s FROM %1$s WHERE clinic_id = \(from)',
                    target.name, target.columns);
            END LOOP;
            FOR target IN SELECT * FROM access.numbered() LOOP
                EXECUTE format('SELECT setval(%L, (SELECT coalesce(max(%I), 0) + 1 FROM %s))',
                    'number.' || target.counted || '_\(to)', target.numbered, target.target);
            END LOOP;
            INSERT INTO clinic.staff (clinic_id, staff_id, code)
                SELECT clinic_id, staff_id, 'founder' FROM access.login WHERE clinic_id = \(to) ON CONFLICT DO NOTHING;
        END $$;
        SET LOCAL session_replication_role = origin;
        """
    }

    private struct Failed: Error, CustomStringConvertible {
        let description: String
    }
}
