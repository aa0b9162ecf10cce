import Domain
import Foundation
import Postgres
import TestSupport
import Testing

/// What stands in the way of forgetting a patient.
@Suite("Who is erased, when and by whom")
struct ErasureGuardTests {
    @Test("it waits for the years of retention, which the clinic sets, and for the last case to be closed")
    func waits() async throws {
        let clinic = try await TestClinic.toForget()
        let year = Calendar(identifier: .gregorian).component(.year, from: Date())
        let plain = "patient erase P-1002 --confirm P-1002"
        let early = try await clinic.firststep(plain)
        #expect(early.code == 65)
        #expect(early.errors.contains("must be kept until \(year + 10)-"))
        #expect(try await clinic.firststep("clinic edit denver --retention-years 7").code == 0)
        #expect(try await clinic.firststep(plain).errors.contains("must be kept until \(year + 7)-"))
        for years in ["5", "101", "x"] {
            #expect(try await clinic.firststep("clinic edit denver --retention-years \(years)").code == 64)
        }
        // P-1001 has no case; all that was recorded of them is eight years old.
        for table in ["patient", "demographics", "identity", "address"] {
            try await clinic.superuser(
                """
                UPDATE clinic.\(identifier: table) SET recorded_at = recorded_at - interval '8 years'
                WHERE patient_id = 1001
                """
            )
        }
        #expect(try await clinic.firststep("patient erase P-1001 --confirm P-1001").code == 0)
        #expect(try await clinic.firststep("case reopen C-1001 --reason x").code == 0)
        let open = try await clinic.firststep(TestClinic.erase)
        #expect(open.code == 65)
        #expect(open.errors.contains("has an open case (C-1001)"))
    }

    @Test("it is confirmed by the number; a dry run says what would go and leaves it")
    func confirmed() async throws {
        let clinic = try await TestClinic.toForget()
        for line in [
            "patient erase P-1002", "patient erase P-1002 --confirm P-1001",
            "patient erase P-1002 --confirm P-1002 --override-retention",
        ] {
            #expect(try await clinic.firststep(line).code == 64, "\(line)")
        }
        let dry = try await clinic.firststep("patient erase P-1002 --dry-run --override-retention --reason x")
        #expect(dry.code == 0)
        #expect(dry.output.contains("Notes               6\n"))
        #expect(try await clinic.firststep("patient show P-1002").output.contains("Zabelthau"))
        #expect(try await clinic.firststep("patient erase P-9 --dry-run").errors.contains("there is no patient P-9"))
    }

    @Test("nobody but the administrator's function deletes, and nobody is named again under the number")
    func policies() async throws {
        let clinic = try await TestClinic.toForget()
        let delete: SQL = "DELETE FROM clinic.identity WHERE patient_id = 1002"
        let erase: SQL = "SELECT access.erase_patient(1002, true)"
        for duty in Duty.allCases {
            _ = try await clinic.colleague(duty)
            await refuses { try await clinic.plain(TestServer.login(duty), delete) }
            guard duty != .administrator else { continue }
            await refuses { try await clinic.plain(TestServer.login(duty), erase) }
        }
        #expect(try await clinic.superuser("SELECT FROM clinic.identity WHERE patient_id = 1002").count == 2)
        #expect(try await clinic.firststep(TestClinic.erase).code == 0)
        await refuses {
            try await clinic.plain(
                TestServer.staff,
                """
                INSERT INTO clinic.identity (clinic_id, patient_id, family_name, given_name, birth_date)
                VALUES (1, 1002, 'Zabelthau', 'Quirinia', '1950-01-01')
                """
            )
        }
        await refuses {
            try await clinic.plain(
                TestServer.staff,
                "INSERT INTO clinic.note (clinic_id, patient_id, body) VALUES (1, 1002, 'Zabelthau')"
            )
        }
    }

    @Test("an administrator of another clinic erases nobody here, and is told nothing")
    func otherClinic() async throws {
        let clinic = try await TestClinic.toForget()
        try await TestClinic.found("boulder", administrator: TestServer.otherStaff, in: clinic.database)
        #expect(
            try await clinic.plain(TestServer.otherStaff, "SELECT * FROM access.patient_to_erase(1002)").isEmpty
        )
        #expect(
            try await clinic.plain(TestServer.otherStaff, "SELECT access.first_day_of_patient(1002) AS day")
                .allSatisfy { try ($0["day"] as Day?) == nil }
        )
        await #expect(throws: PostgresError.self) {
            try await clinic.plain(TestServer.otherStaff, "SELECT access.erase_patient(1002, true)")
        }
        #expect(try await clinic.firststep("patient show P-1002").output.contains("Zabelthau"))
    }

    private func refuses(_ deed: () async throws -> [Row]) async {
        await #expect {
            _ = try await deed()
        } throws: {
            ($0 as? PostgresError)?.sqlState == .insufficientPrivilege
        }
    }
}
