import Domain
import Foundation
import Postgres
import TestSupport
import Testing

@Suite("The checks of all records")
struct IntegrityTests {
    /// A deed of the superuser, whom no policy holds, and what the checks say of it.
    private static let faults: [(sql: SQL, said: String)] = [
        (
            "UPDATE clinic.exam SET voided_at = now(), voided_by = 'x', void_reason = 'x' WHERE exam_id = 1",
            "stands-on-struck (5)"
        ),
        (
            "UPDATE clinic.imaging_result SET voided_at = now(), voided_by = 'x', void_reason = 'x' WHERE imaging_order_id = 1",
            "stands-on-struck (5)"
        ),
        (
            """
            INSERT INTO clinic.case (clinic_id, case_id, patient_id, opened_on)
            SELECT clinic_id, 2001, 1001, '2025-01-01' FROM clinic.clinic
            """, "case-without-heel (1)"
        ),
        (
            "UPDATE clinic.note SET patient_id = 1002 WHERE note_id = (SELECT complaint_note_id FROM clinic.case WHERE case_id = 1001)",
            "remark-of-another (1)"
        ),
        ("UPDATE billing.charge SET unit_cents = 1 WHERE fee_id IS NOT NULL", "charge-against-fee (2)"),
        (
            """
            INSERT INTO billing.batch (clinic_id, batch_id, from_on, to_on, lines, total_cents, currency, sha256)
            SELECT clinic_id, 1, '2025-01-01', '2025-01-31', 2, 5, 'USD', repeat('0', 64) FROM clinic.clinic
            """, "batch-total (1)"
        ),
        ("UPDATE clinic.demographics SET birth_year = 1900 WHERE patient_id = 1001", "birth-year (1)"),
        ("DELETE FROM clinic.name_word WHERE patient_id = 1002", "name-without-words (1)"),
        ("UPDATE audit.event SET actor = 'nobody' WHERE event_id = 3", "audit-chain (1)"),
        ("UPDATE meta.migration SET checksum = 'x' WHERE version = 7", "schema (1)"),
    ]

    /// A clinic with a second patient, and with every kind of record.
    private static func clinic() async throws -> TestClinic {
        let clinic = try await TestClinic.everything()
        let added = try await clinic.firststep("patient add --family Other --given Bo --born 1990-01-01 --sex male")
        try #require(added.code == 0, "\(added.errors)")
        return clinic
    }

    @Test("a clinic with every kind of record, merged and struck ones too, has nothing to be found")
    func sound() async throws {
        let clinic = try await Self.clinic()
        for line in [
            "patient merge P-1002 --into P-1001", "exam void E-2 --reason mistyped",
            "imaging void I-4 --reason mistyped",
            "home void H-2 --reason mistyped", "series void S-2 --reason mistyped",
        ] {
            let outcome = try await clinic.firststep(line)
            #expect(outcome.code == 0 || line.hasPrefix("series"), "\(line): \(outcome.errors)")
        }
        let nights = try await TestNights(of: clinic)
        let run = try await nights.run()
        #expect(run.code == 0, "\(run.errors)")
        let day = try await nights.yesterday()
        #expect(try nights.manifest(of: day).checksPassed == true)
    }

    @Test(
        "each thing that constraints do not hold is found, named and counted; the folder is made, and the exit code is 1"
    )
    func faults() async throws {
        let nights = try await TestNights(of: try await Self.clinic())
        let day = try await nights.yesterday()
        try await nights.clinic.force(Self.faults.map(\.sql))
        let run = try await nights.run()
        #expect(run.code == 1, "\(run.errors)")
        for (_, said) in Self.faults { #expect(run.errors.contains(said), "\(said): \(run.errors)") }
        #expect(run.errors.contains("see \(nights.folder)/\(day)/integrity.txt"))
        try await nights.expectWhole(day)
        #expect(try nights.manifest(of: day).checksPassed == false)
        let text = String(decoding: try nights.bytes("integrity.txt", of: day), as: UTF8.self)
        #expect(text.contains("migration 7 is not this program's") && text.contains("event 3 is not what was logged"))
        #expect(text.contains("C-2001"))
        let again = try await nights.run()
        #expect(again.code == 1 && again.errors.contains("its checks found that the records do not hold together"))
    }
}
