import Cluster
import Domain
import Foundation
import Postgres
import TestSupport
import Testing

/// What an auditor sees of the log, and what leaves it.
@Suite("The log as it is read")
struct AuditShowTests {
    /// Events 1-5: a patient, their case, a score, its void with a reason, and a list.
    private func clinic() async throws -> TestClinic {
        let clinic = try await TestClinic.withCases()
        for line in [
            "patient add --family Sample --given Ben --born 1980-01-01 --sex male", "case show C-1001",
            "score record C-1001 --value 7", "score void M-1 --reason \"wrong heel\"", "patient list",
        ] {
            #expect(try await clinic.firststep(line).code == 0)
        }
        return clinic
    }

    @Test("events are narrowed by patient, person, action, outcome and day, the newest first")
    func questions() async throws {
        let clinic = try await clinic()
        let answers = [
            ("", [5, 4, 3, 2, 1]), ("--patient P-1001", [5, 4, 3, 2]), ("--patient 1002", [5, 1]),
            ("--person \(TestServer.staff)", [5, 4, 3, 2, 1]), ("--person nobody", []),
            ("--action \"score record\"", [3]), ("--action score", [4, 3]), ("--action scor", []),
            ("--outcome done --action patient", [5, 1]), ("--outcome refused", []),
            ("--from 2000-01-01 --to 2999-01-01", [5, 4, 3, 2, 1]), ("--to 2000-01-01", []), ("--from 2999-01-01", []),
        ]
        for (words, expected) in answers {
            let listed = try await clinic.firststep("audit show --format csv \(words)").output
            let numbers = listed.split(separator: "\r\n").dropFirst().compactMap { $0.split(separator: ",").first }
            #expect(numbers.compactMap { Int($0) }.filter { $0 <= 5 } == expected, "\(words)")
        }
        let limited = try await clinic.firststep("audit show --limit 2 --format csv")
        #expect(limited.output.split(separator: "\r\n").count == 3 && limited.errors.contains("only the first 2"))
    }

    @Test("a day begins and ends by the clinic's clock, and a table tells the time by it")
    func clinicTime() async throws {
        let clinic = try await clinic()
        // 23:30 on 6 April and 00:30 on 7 April in Denver, six hours behind UTC.
        try await clinic.asSuperuser(
            """
            UPDATE audit.event SET occurred_at = '2026-04-07T05:30:00Z' WHERE event_id = 1;
            UPDATE audit.event SET occurred_at = '2026-04-07T06:30:00Z' WHERE event_id = 2
            """
        )
        let sixth = try await clinic.firststep("audit show --from 2026-04-06 --to 2026-04-06")
        #expect(sixth.output.contains("1  2026-04-06 23:30:00  ") && !sixth.output.contains("2026-04-07"))
        let seventh = try await clinic.firststep("audit show --from 2026-04-07 --to 2026-04-07 --format csv")
        #expect(seventh.output.contains("2,2026-04-07T06:30:00Z,") && !seventh.output.contains("1,2026-04-07T05"))
    }

    @Test("details are one line of JSON for programs and words for people; one that was erased says so")
    func details() async throws {
        let clinic = try await clinic()
        let table = try await clinic.firststep("audit show --details --action score").output
        #expect(table.contains("score M-1") && table.contains("value 7") && table.contains("reason: wrong heel"))
        let csv = try await clinic.firststep("audit show --details --action \"score void\" --format csv").output
        #expect(csv.contains("\"{\"\"after\"\":{") && csv.contains("\"\"reason\"\":\"\"wrong heel\"\"}\""))
        try await clinic.asSuperuser("DELETE FROM audit.detail WHERE event_id = 4")
        #expect(try await clinic.firststep("audit show --details --action \"score void\"").output.contains("(erased)"))
        let json = try await clinic.firststep("audit show --details --action \"score void\" --format json").output
        #expect(json.contains("\"detail\" : null") && json.contains("\"patients\" : \"P-1001\""))
    }

    @Test("to read the log is logged, with whose details were seen")
    func reading() async throws {
        let clinic = try await clinic()
        _ = try await clinic.firststep("audit show --details --action score --from 2000-01-01")
        let shown = try await clinic.firststep("audit show --action audit --details --format csv").output
        #expect(shown.contains("6,") && shown.contains(",audit show,done,,P-1001,2,,local,"))
        #expect(shown.contains("\"\"from\"\":\"\"2000-01-01\"\"") && shown.contains("\"\"action\"\":\"\"score\"\""))
    }

    @Test("what cannot be asked is refused, and a mistyped action is said to be none")
    func malformed() async throws {
        let clinic = try await TestClinic()
        let refusals: [(line: String, code: Int32, words: String)] = [
            ("audit show --from 2026-04-02 --to 2026-04-01", 65, "the period ends on 2026-04-01"),
            ("audit show --patient C-1001", 64, "write it as in P-1001"),
            ("audit show --outcome denied", 64, "use one of: done, refused, dry-run"),
            ("audit show --limit 0", 64, "--limit is 1 to 1000000"),
            ("audit show --action \"scor record\"", 0, "did you mean score"),
            ("audit export", 64, "--output"),
            ("audit export --output /nonexistent/log.csv", 73, "cannot be written"),
            ("audit export --output /dev/null --from-event 0", 64, "--from-event is 1 or more"),
            (
                "audit export --output /dev/null --from-event 500", 65,
                "there is no event 499 that event 500 could follow"
            ),
            ("audit verify /nonexistent.csv", 66, "/nonexistent.csv cannot be read"),
            ("audit verify /", 66, "cannot be read: Is a directory"),
            ("audit verify /dev/null", 65, "the first line is not that of: firststep audit export"),
            ("audit verify --anchor /nonexistent.txt", 66, "cannot be read"),
            ("audit verify --anchor /dev/null", 65, "there is no anchor in it"),
        ]
        for refusal in refusals {
            let outcome = try await clinic.firststep(refusal.line)
            #expect(outcome.code == refusal.code, "\(refusal.line): \(outcome.errors)")
            #expect(outcome.errors.contains(refusal.words), "\(refusal.line): \(outcome.errors)")
        }
    }

    @Test("an export is for its owner's eyes, is verified line by line, and continues behind an anchor")
    func export() async throws {
        let clinic = try await clinic()
        let (log, rest, anchors) = (TemporaryFolder.newPath(), TemporaryFolder.newPath(), TemporaryFolder.newPath())
        let first = try await clinic.firststep("audit anchor").output
        #expect(first.hasPrefix("firststep-audit-anchor-1 denver 5 2"))
        #expect(try await clinic.firststep("audit export --output \(log)").code == 0)
        let attributes = try FileManager.default.attributesOfItem(atPath: log)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        #expect(try await clinic.firststep("audit export --from-event 6 --output \(rest)").code == 0)
        let second = try await clinic.firststep("audit anchor").output
        #expect(second.hasPrefix("firststep-audit-anchor-1 denver 7 2"))
        try (first + second).write(toFile: anchors, atomically: true, encoding: .utf8)
        let offline = try FirstStepBinary(environment: [:])
        #expect(try await offline.run("audit", "verify", log).code == 0)
        let unanchored = try await offline.run("audit", "verify", rest)
        #expect(
            unanchored.code == 1 && unanchored.output == "broken: event 1 is missing: event 6 stands in its place\n"
        )
        try first.write(toFile: anchors, atomically: true, encoding: .utf8)
        let continued = try await offline.run("audit", "verify", rest, "--anchor", anchors)
        #expect(continued.code == 0 && continued.output.hasPrefix("whole: 1 event, 6 to 6, "))
        try second.write(toFile: anchors, atomically: true, encoding: .utf8)
        let cut = try await offline.run("audit", "verify", log, "--anchor", anchors)
        #expect(cut.code == 1 && cut.output.hasPrefix("broken: event 6 and what followed were cut off"))
    }

    @Test("a line of an export that was changed is named, and one that is no event is malformed")
    func changedFile() async throws {
        let clinic = try await clinic()
        let log = TemporaryFolder.newPath()
        #expect(try await clinic.firststep("audit export --output \(log)").code == 0)
        let text = try String(contentsOfFile: log, encoding: .utf8)
        let offline = try FirstStepBinary(environment: [:])
        let changes: [(from: String, to: String, code: Int32, words: String)] = [
            ("case show", "case list", 1, "broken: event 2 is not what was logged"),
            ("M-1", "M-2", 1, "broken: event 3 is not what was logged"),
            (",local,", ",remote,", 1, "broken: event 1 is not what was logged"),
            ("\"1001,1002\"", "1001", 1, "broken: event 5 is not what was logged"),
            (",local,", ",\"lo\ncal\",", 65, "line 2, origin: there is a line end in it"),
            (",done,", ",", 65, "line 2 has 13 cells; there are 14"),
            ("\"1001,1002\"", "Ann", 65, "line 6, patients: these are not numbers"),
            ("actor", "person", 65, "the first line is not that of"),
        ]
        for change in changes {
            try text.replacing(change.from, with: change.to).write(toFile: log, atomically: true, encoding: .utf8)
            let outcome = try await offline.run("audit", "verify", log)
            #expect(outcome.code == change.code, "\(change): \(outcome)")
            #expect((outcome.output + outcome.errors).contains(change.words), "\(change): \(outcome)")
        }
    }

    @Test("an anchor of another clinic is refused")
    func otherAnchor() async throws {
        let clinic = try await clinic()
        let anchors = TemporaryFolder.newPath()
        let anchor = try await clinic.firststep("audit anchor").output
        try anchor.replacing("denver", with: "austin").write(toFile: anchors, atomically: true, encoding: .utf8)
        let outcome = try await clinic.firststep("audit verify --anchor \(anchors)")
        #expect(outcome.code == 65 && outcome.errors.contains("an anchor is of the clinic austin, not of denver"))
    }

    @Test("no header holds a name of the article's cases")
    func names() async throws {
        let server = PrivateServer(home: try ServerHome(path: TemporaryFolder.newPath()))
        let firststep = try FirstStepBinary(environment: ["FIRSTSTEP_HOME": server.home.path])
        #expect(try await firststep.run(["init", "--demo"], timeout: .seconds(300)).code == 0)
        let headers = try await Pool.lent(server.settings(user: "firststep_superuser")) { pool in
            try await pool.transaction { transaction in
                try await transaction.query(
                    "SELECT concat_ws(' ', actor, action, outcome, record, origin) AS header FROM audit.event"
                )
                .map { try $0.decode("header", as: String.self).lowercased() }
            }
        }
        try await server.stop()
        #expect(headers.count > 60)
        let names = [
            "ada", "example", "ben", "sample", "cleo", "specimen", "austin", "orlando", "1983-06-15", "1990-09-02",
            "1970-04-11",
        ]
        for name in names { #expect(!headers.contains { $0.contains(name) }, "\(name)") }
    }
}
