import Domain
import Foundation
import Postgres
import TestSupport
import Testing

/// What somebody with all rights of the database does to the log, and how it is found.
@Suite("The log in the hands of a superuser")
struct AuditTamperingTests {
    /// A clinic whose log has these six events, the last three with details.
    private func clinic() async throws -> TestClinic {
        let clinic = try await TestClinic.withCases()
        for line in [
            "patient show P-1001", "case show C-1001", "patient list", "score record C-1001 --value 7",
            "score record C-1001 --value 5", "score void M-1 --reason mistyped",
        ] {
            #expect(try await clinic.firststep(line).code == 0)
        }
        return clinic
    }

    private func verify(_ clinic: TestClinic, _ words: String = "") async throws -> FirstStepBinary.Outcome {
        try await clinic.firststep("audit verify \(words)")
    }

    @Test("a log that nobody touched is whole, in the database and as a file, also where details were erased")
    func whole() async throws {
        let clinic = try await clinic()
        let (log, anchor) = (TemporaryFolder.newPath(), TemporaryFolder.newPath())
        #expect(try await clinic.firststep("audit anchor --output \(anchor)").output.isEmpty)
        #expect(try await clinic.firststep("audit export --output \(log)").errors == "6 events written to \(log)\n")
        let digest = try await clinic.lastDigest()
        let checked = try await verify(clinic, "--anchor \(anchor)")
        #expect(checked.code == 0)
        #expect(checked.output == "whole: 7 events, the last with the digest \(digest)\nanchors that fit: 1\n")
        let offline = try FirstStepBinary(environment: [:])
        let file = try await offline.run("audit", "verify", log, "--anchor", anchor)
        #expect(file.code == 0 && file.output.hasPrefix("whole: 6 events, the last with the digest "))
        try await clinic.asSuperuser("DELETE FROM audit.detail WHERE event_id = 4")
        let erased = try await verify(clinic)
        #expect(erased.code == 0)
        #expect(erased.output.hasSuffix("\(digest)\ndetails erased since: 1; their events stand\n"))
    }

    static let tamperings: [(sql: String, words: String)] = [
        ("UPDATE audit.event SET actor = 'jlee' WHERE event_id = 2", "event 2 is not what was logged"),
        ("UPDATE audit.event SET action = 'case list' WHERE event_id = 2", "event 2 is not what was logged"),
        ("UPDATE audit.event SET outcome = 'refused' WHERE event_id = 2", "event 2 is not what was logged"),
        ("UPDATE audit.event SET record = NULL WHERE event_id = 2", "event 2 is not what was logged"),
        ("UPDATE audit.event SET rows = 5 WHERE event_id = 3", "event 3 is not what was logged"),
        ("UPDATE audit.event SET origin = '192.0.2.1' WHERE event_id = 6", "event 6 is not what was logged"),
        (
            "UPDATE audit.event SET occurred_at = occurred_at + interval '1 microsecond' WHERE event_id = 5",
            "event 5 is not what was logged"
        ),
        ("UPDATE audit.event SET detail_sha256 = NULL WHERE event_id = 4", "event 4 is not what was logged"),
        ("UPDATE audit.about SET patients = '{1002}' WHERE event_id = 3", "event 3 is not what was logged"),
        ("DELETE FROM audit.about WHERE event_id = 3", "event 3 is not what was logged"),
        (
            "INSERT INTO audit.about SELECT clinic_id, 1, 11, '{1102}' FROM audit.chain",
            "event 1 is not what was logged"
        ),
        (
            "UPDATE audit.detail SET body = replace(body, '7', '2') WHERE event_id = 4",
            "event 4: its detail was changed"
        ),
        (
            "INSERT INTO audit.detail SELECT clinic_id, 3, uuid_send(gen_random_uuid()), '{}' FROM audit.chain",
            "event 3: its detail was changed"
        ),
        ("DELETE FROM audit.event WHERE event_id = 3", "event 3 is missing: event 4 stands in its place"),
        (
            "DELETE FROM audit.event WHERE event_id = 6",
            "event 6 is where the log and the head of the chain part: the head says 6, the log ends with 5"
        ),
        (
            """
            UPDATE audit.event SET event_id = 100 WHERE event_id = 2; UPDATE audit.event SET event_id = 2 WHERE event_id = 3;
            UPDATE audit.event SET event_id = 3 WHERE event_id = 100
            """,
            "event 2 is not what was logged"
        ),
        ("UPDATE audit.chain SET events = 7", "the head says 7, the log ends with 6"),
        ("UPDATE audit.chain SET sha256 = sha256('')", "event 6 is not the one that the head of the chain names"),
    ]

    @Test("every change is found, and the first broken event is named", arguments: tamperings)
    func tampering(sql: String, words: String) async throws {
        let clinic = try await clinic()
        try await clinic.asSuperuser("SET session_replication_role = replica; \(sql)")
        let outcome = try await verify(clinic)
        #expect(outcome.code == 1)
        #expect(outcome.output.hasPrefix("broken: ") && outcome.output.contains(words), "\(outcome.output)")
    }

    @Test("a log that was cut off or made anew with all its digests is found by an anchor")
    func rewritten() async throws {
        let clinic = try await clinic()
        let anchors = TemporaryFolder.newPath()
        #expect(try await clinic.firststep("audit anchor --output \(anchors)").code == 0)
        try await clinic.asSuperuser(
            "UPDATE audit.event SET actor = 'jlee' WHERE event_id = 3; \(AuditTamperingTests.recomputation)"
        )
        #expect(try await verify(clinic).code == 0)
        let rewritten = try await verify(clinic, "--anchor \(anchors)")
        #expect(rewritten.code == 1)
        #expect(
            rewritten.output
                == "broken: event 6 is not the one that the anchor was made of: the log was rewritten up to there\n"
        )
        try await clinic.asSuperuser(
            """
            SET session_replication_role = replica; DELETE FROM audit.event WHERE event_id = 6;
            UPDATE audit.chain SET events = 5, sha256 = (SELECT sha256 FROM audit.event WHERE event_id = 5)
            """
        )
        #expect(try await verify(clinic).code == 0)
        let cut = try await verify(clinic, "--anchor \(anchors)")
        #expect(cut.code == 1 && cut.output.hasPrefix("broken: event 6 and what followed were cut off"))
    }

    /// What somebody would run who owns the database and knows how the chain is made.
    private static let recomputation = """
        DO $$
        DECLARE
            event audit.event;
            previous bytea := sha256('');
        BEGIN
            FOR event IN SELECT * FROM audit.event ORDER BY event_id LOOP
                previous := sha256(convert_to(audit.header(event, ARRAY(
                    SELECT patient_id FROM audit.event_patient AS about WHERE about.event_id = event.event_id ORDER BY 1), previous), 'UTF8'));
                UPDATE audit.event AS changed SET sha256 = previous WHERE changed.event_id = event.event_id;
            END LOOP;
            UPDATE audit.chain SET sha256 = previous;
        END $$
        """
}

extension TestClinic {
    /// Runs statements with all rights of the database.
    func asSuperuser(_ script: String) async throws {
        try await Pool.lent(TestServer.shared.settings(database: database)) { pool in
            try await pool.transaction { try await $0.executeScript(script) }
        }
    }

    /// What a query with all rights of the database gives in one column of text.
    func texts(_ sql: SQL) async throws -> [String] {
        try await Pool.lent(TestServer.shared.settings(database: database)) { pool in
            try await pool.transaction { try await $0.query(sql).map { try $0[0] } }
        }
    }

    /// Digest of the last event.
    func lastDigest() async throws -> String {
        try await texts("SELECT encode(sha256, 'hex') FROM audit.chain").joined()
    }
}
