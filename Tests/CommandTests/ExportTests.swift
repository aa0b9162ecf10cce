import Domain
import Foundation
import Postgres
import TestSupport
import Testing

/// The whole record of a patient in one file.
@Suite("The export of a patient")
struct ExportTests {
    private func clinic() async throws -> TestClinic {
        let clinic = try await TestClinic()
        for line in [
            "patient edit P-1001 --phone 5550100",
            "patient add --family Muster --given Max --born 1990-01-02 --sex male",
            "case open P-1001 --side left --opened-on 2025-01-13 --complaint \"limps \\ \u{1F9B6}\"",
            "case open P-1002 --side left --opened-on 2025-01-13 --complaint \"not hers\"",
            "exam record C-1001 --on 2025-01-13 --finding hop=positive",
            "home prescribe C-1001 cadence --from 2025-01-13 --dose base=164 --dose target=174",
            "score record C-1001 --value 8 --on 2025-01-13",
            "score void M-1 --reason mistyped",
            "score record C-1001 --value 7 --on 2025-01-13",
            "billing charges add C-1001 --service visit-new --amount 180 --on 2025-01-13",
        ] {
            #expect(try await clinic.firststep(line).code == 0, "\(line)")
        }
        return clinic
    }

    private func record(_ outcome: FirstStepBinary.Outcome) throws -> [String: Any] {
        #expect(outcome.code == 0, "\(outcome.errors)")
        return try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    }

    private func rows(_ record: [String: Any], _ table: String) throws -> [[String: Any]] {
        try #require((record["rows"] as? [String: Any])?[table] as? [[String: Any]], "\(table)")
    }

    /// What is not for who exports; keys of de-identified rows are for nobody.
    private func withheld(_ record: [String: Any]) throws -> [String] {
        try #require(record["not_permitted"] as? [String]).filter { !$0.hasSuffix(".reporting_key") }
    }

    @Test("it holds who it is, the cases, and every row, struck and replaced ones too, with who and when")
    func whole() async throws {
        let record = try record(try await clinic().firststep("patient export P-1001"))
        #expect(record.keys.sorted() == ["cases", "not_permitted", "patient", "rows"])
        #expect((record["patient"] as? [String: Any])?["family_name"] as? String == "Example")
        let cases = try #require(record["cases"] as? [[String: Any]])
        #expect(cases.count == 1)
        #expect(cases[0]["complaint"] as? String == "limps \\ \u{1F9B6}")
        #expect(try rows(record, "clinic.identity").count == 2)
        let scores = try rows(record, "clinic.score")
        #expect(scores.compactMap { $0["void_reason"] as? String } == ["mistyped"])
        #expect(scores.count == 2)
        #expect(scores.allSatisfy { $0["recorded_by"] as? String == TestServer.staff && $0["recorded_at"] is String })
        #expect(try rows(record, "clinic.finding").count == 1)
        #expect(try !rows(record, "clinic.prescription_dose").isEmpty)
        #expect(try rows(record, "clinic.note").compactMap { $0["body"] as? String } == ["limps \\ \u{1F9B6}"])
        #expect(try rows(record, "billing.charge").count == 1)
        #expect(try !rows(record, "audit.event_patient").isEmpty)
        #expect(try withheld(record) == [])
    }

    @Test("what the login may not read is named: whole tables, and columns of the rest")
    func notPermitted() async throws {
        let clinic = try await clinic()
        let clinician = try record(try await clinic.colleague(.clinician).line("patient export P-1001"))
        #expect(try withheld(clinician) == ["audit.event_patient", "billing.batch_charge", "billing.charge"])
        let billing = try record(try await clinic.colleague(.billing).line("patient export P-1001"))
        let left = try withheld(billing)
        #expect(left.contains("clinic.note"))
        #expect(left.contains("clinic.finding"))
        #expect(try rows(billing, "billing.charge").count == 1)
        let refused = try await clinic.colleague(.administrator).line("patient export P-1001")
        #expect(refused.code == 77)
        #expect(refused.output.isEmpty)
    }

    @Test("a file is the owner's alone, whole or not there; the log knows whose record was written and how much")
    func file() async throws {
        let clinic = try await clinic()
        let path = TemporaryFolder.newPath()
        let outcome = try await clinic.firststep("patient export P-1001 --output \(path)")
        #expect(outcome.code == 0)
        #expect(outcome.output.isEmpty)
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let data = try #require(FileManager.default.contents(atPath: path))
        _ = try JSONSerialization.jsonObject(with: data)
        let logged = try await clinic.superuser(
            """
            SELECT event.rows FROM audit.event JOIN audit.event_patient USING (clinic_id, event_id)
            WHERE action = 'patient export' AND outcome = 'done' AND record = 'P-1001' AND patient_id = 1001
            """
        )
        #expect(logged.count == 1)
        #expect(try (logged[0]["rows"] as Int) > 10)
        #expect(try await clinic.firststep("patient export P-9999 --output \(path)x").code == 65)
        #expect(!FileManager.default.fileExists(atPath: path + "x"))
    }

    @Test("a table to come is found by itself, however it hangs on the patient")
    func newTable() async throws {
        let clinic = try await clinic()
        try await Pool.lent(TestServer.shared.settings(database: clinic.database)) { pool in
            try await pool.transaction { transaction in
                try await transaction.executeScript(
                    """
                    CREATE TABLE clinic.test_shoe (clinic_id bigint, shoe_id bigint, case_id bigint NOT NULL, model text,
                        PRIMARY KEY (clinic_id, shoe_id), FOREIGN KEY (clinic_id, case_id) REFERENCES clinic.case);
                    CREATE TABLE clinic.test_run (clinic_id bigint, run_id bigint, shoe_id bigint NOT NULL, km integer,
                        PRIMARY KEY (clinic_id, run_id), FOREIGN KEY (clinic_id, shoe_id) REFERENCES clinic.test_shoe);
                    INSERT INTO clinic.test_shoe VALUES (1, 1, 1001, 'hers'), (1, 2, 1002, 'not hers');
                    INSERT INTO clinic.test_run VALUES (1, 1, 1, 5), (1, 2, 2, 10);
                    GRANT SELECT ON clinic.test_shoe, clinic.test_run TO firststep_clinician;
                    """
                )
            }
        }
        let record = try record(try await clinic.firststep("patient export P-1001"))
        #expect(try rows(record, "clinic.test_shoe").map { $0["model"] as? String } == ["hers"])
        #expect(try rows(record, "clinic.test_run").map { $0["km"] as? Int } == [5])
    }

    @Test("every table with a patient or a case in it is exported, by PostgreSQL's catalogue")
    func everyTable() async throws {
        let missing = try await TestClinic().superuser(
            """
            SELECT DISTINCT format('%I.%I', nspname, relname) AS name FROM pg_attribute
            JOIN pg_class ON pg_class.oid = attrelid JOIN pg_namespace ON pg_namespace.oid = relnamespace
            WHERE relkind IN ('r', 'p') AND nspname IN ('clinic', 'billing', 'audit')
              AND attname IN ('patient_id', 'case_id', 'exam_id', 'series_id', 'prescription_id', 'imaging_order_id', 'charge_id')
            EXCEPT
            SELECT format('%I.%I', schema_name, table_name) FROM access.tables_of_patients()
            """
        )
        #expect(try missing.map { try $0["name"] as String } == [])
    }

    @Test("all numbers of a person are one record")
    func merged() async throws {
        let clinic = try await clinic()
        try await clinic.superuser(
            "INSERT INTO clinic.patient_merge (clinic_id, patient_merge_id, patient_id, survivor_id) VALUES (1, 1, 1002, 1001)"
        )
        let record = try record(try await clinic.firststep("patient export P-1001"))
        #expect((record["cases"] as? [Any])?.count == 2)
        #expect(
            Set(try rows(record, "clinic.identity").compactMap { $0["family_name"] as? String }) == [
                "Example", "Muster",
            ]
        )
    }
}
