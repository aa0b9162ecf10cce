import Foundation
import Postgres
import TestSupport
import Testing

@Suite("Cases from the command line")
struct CaseTests {
    private let opening = "case open P-1001 --side left --opened-on 2025-01-13"

    @Test("a case is opened with the next number and shown in each format")
    func open() async throws {
        let clinic = try await TestClinic()
        let opened = try await clinic.firststep("\(opening) --onset-on 2024-12-20 --complaint \"sharp first steps\"")
        #expect(opened.code == 0 && opened.errors.isEmpty)
        #expect(opened.output.contains("Case        C-1001\nPatient     P-1001\nName        Example, Ann\n"))
        #expect(opened.output.contains("Complaint   sharp first steps\nLeft heel   no diagnosis yet\n"))
        let json = try await clinic.firststep("case show c1001 --format json").output
        #expect(json.contains("\"side\" : \"left\"") && json.contains("\"closed_on\" : null"))
        let csv = try await clinic.firststep("case list --format csv").output
        #expect(csv.hasPrefix("case,patient,name,side,diagnosis,status,opened_on,age_days,state,closed_on,outcome\r\n"))
        #expect(csv.contains("C-1001,P-1001,\"Example, Ann\",left,,,2025-01-13,"))
    }

    @Test("a dry run spends no number, and a second case of the same heel is opened with a warning")
    func dryRunAndOverlap() async throws {
        let clinic = try await TestClinic()
        let dry = try await clinic.firststep("\(opening) --dry-run")
        #expect(dry.code == 0 && dry.output.contains("C-1001"))
        #expect(dry.errors == "dry run: nothing was written\n")
        #expect(try await clinic.firststep(opening).output.contains("C-1001"))
        let second = try await clinic.firststep("case open P-1001 --side bilateral")
        #expect(second.output.contains("C-1002"))
        #expect(second.errors == "warning: C-1001 (left, opened on 2025-01-13) is open for the same heel\n")
        #expect(try await clinic.firststep("case open P-1001 --side right --quiet").errors.isEmpty)
    }

    // One clinic for all: nothing of this is written, and a clinic costs more than a refusal.
    @Test("an opening that cannot be is refused")
    func refusedOpening() async throws {
        let clinic = try await TestClinic()
        let refusals: [(line: String, code: Int32, words: String)] = [
            ("case open P-7 --side left", 65, "there is no patient P-7"),
            ("case open P-1001 --side left --opened-on 2999-01-01", 65, "lies in the future"),
            ("case open P-1001 --side left --onset-on 1950-01-01", 65, "before the patient's birth"),
            ("case open P-1001 --side left --opened-on 2025-01-01 --onset-on 2025-01-02", 65, "after the opening"),
            ("case open P-1001 --side both", 64, "use one of: left, right, bilateral"),
            ("case open P-1001", 64, "--side"),
            ("case open C-1001 --side left", 64, "write it as in P-1001"),
            ("case open P-1001 --side left --opened-on 2025-02-30", 64, "2025-02-30 is not in the calendar"),
            ("case show C-1001", 65, "case show: there is no case C-1001"),
            ("case list --patient P-7", 65, "there is no patient P-7"),
            ("case list --open --closed", 64, "--open or --closed"),
            ("case list --limit 0", 64, "--limit"),
        ]
        for (line, code, words) in refusals {
            let outcome = try await clinic.firststep(line)
            #expect(outcome.code == code && outcome.output.isEmpty, "\(line)")
            #expect(outcome.errors.contains(words), "\(line): \(outcome.errors)")
        }
        #expect(try await clinic.firststep("case list").output == "no such case\n")
    }

    @Test("a diagnosis changes its status by a new fact and keeps its place; the old one stays readable")
    func statusChange() async throws {
        let clinic = try await TestClinic()
        _ = try await clinic.firststep(opening)
        let diagnose = "case diagnose C-1001 --diagnosis plantar-fasciopathy --on 2025-01-20"
        _ = try await clinic.firststep("\(diagnose) --status suspected --basis history")
        let confirmed = try await clinic.firststep("\(diagnose) --basis imaging,exam --by dlee")
        #expect(confirmed.errors == "D-1 is struck: status changed to confirmed\n")
        let shown = try await clinic.firststep("case show C-1001").output
        #expect(shown.contains("Plantar fasciopathy (primary), confirmed on 2025-01-20 by exam and imaging\n"))
        let facts = try await clinic.pool.transaction { transaction in
            try await transaction.query(
                "SELECT status, is_primary, coalesce(void_reason, '') AS reason FROM clinic.diagnosis ORDER BY diagnosis_id"
            ).map { row in try "\(row["status"] as String) \(row["is_primary"] as Bool) \(row["reason"] as String)" }
        }
        #expect(facts == ["suspected true status changed to confirmed", "confirmed true "])
        let refuted = try await clinic.firststep("\(diagnose) --status refuted")
        #expect(refuted.errors.contains("warning: the left heel has no primary diagnosis now"))
    }

    @Test("a wrong primary diagnosis is replaced, with the reason")
    func replacement() async throws {
        let clinic = try await TestClinic()
        _ = try await clinic.firststep(opening)
        _ = try await clinic.firststep("case diagnose C-1001 --diagnosis plantar-fasciopathy")
        let refused = try await clinic.firststep("case diagnose C-1001 --diagnosis stress-reaction")
        #expect(refused.code == 65 && refused.errors.contains("has a primary diagnosis already: plantar-fasciopathy"))
        let replaced = try await clinic.firststep(
            "case diagnose C-1001 --diagnosis stress-reaction --replace --reason \"seen on MRI\""
        )
        #expect(replaced.code == 0 && replaced.errors == "D-1 is struck: seen on MRI\n")
        let list = try await clinic.firststep("case list --format csv").output
        #expect(list.contains(",left,stress-reaction,confirmed,"))
    }

    // One clinic for all: nothing of this is written, and a clinic costs more than a refusal.
    @Test("a diagnosis or a milestone that cannot be is refused")
    func refusedFacts() async throws {
        let clinic = try await TestClinic()
        _ = try await clinic.firststep(opening)
        _ = try await clinic.firststep("case open P-1001 --side bilateral")
        let refusals: [(line: String, code: Int32, words: String)] = [
            ("diagnose C-1001 --diagnosis haglund --side right", 65, "is about the left heel, not the right one"),
            ("diagnose C-1002 --diagnosis haglund", 65, "has two heels; say --side left or --side right"),
            ("diagnose C-1001 --diagnosis plantar", 65, "did you mean plantar-fasciopathy?"),
            ("diagnose C-1001 --diagnosis haglund --by nobody", 65, "nobody with the code nobody"),
            ("diagnose C-1001 --diagnosis haglund --on 2999-01-01", 65, "lies in the future"),
            ("diagnose C-1001 --diagnosis haglund --basis xray", 64, "history, exam, imaging"),
            ("diagnose C-1001 --diagnosis haglund --replace", 64, "--replace needs --reason"),
            ("diagnose C-1001 --diagnosis haglund --reason x", 64, "--reason goes with --replace"),
            ("diagnose C-1001 --diagnosis haglund --replace --reason x", 65, "no primary diagnosis to replace"),
            ("milestone C-1001 running", 65, "did you mean running-resumed?"),
            ("milestone C-1001 running-resumed --on 1950-01-01", 65, "before the patient's birth"),
            ("milestone C-1001 running-resumed --replace --reason x", 65, "nothing to replace"),
            ("milestone C-1001 running-resumed --side right", 65, "is about the left heel"),
        ]
        for (line, code, words) in refusals {
            let outcome = try await clinic.firststep("case \(line)")
            #expect(outcome.code == code && outcome.output.isEmpty, "\(line)")
            #expect(outcome.errors.contains(words), "\(line): \(outcome.errors)")
        }
    }

    @Test("a milestone is of the only heel, or of the patient; said again it is refused unless it replaces")
    func milestones() async throws {
        let clinic = try await TestClinic()
        _ = try await clinic.firststep(opening)
        _ = try await clinic.firststep("case open P-1001 --side bilateral")
        let first = try await clinic.firststep(
            "case milestone C-1001 running-resumed --on 2025-05-14 --note \"30 min\""
        )
        #expect(first.output.contains("Heel       left\n") && first.output.contains("Note       30 min\n"))
        let whole = try await clinic.firststep("case milestone C-1002 jog-walk-5k --format json")
        #expect(whole.output.contains("\"side\" : null"))
        let again = try await clinic.firststep("case milestone C-1001 running-resumed")
        #expect(again.code == 65 && again.errors.contains("already as reached on 2025-05-14"))
        let corrected = try await clinic.firststep(
            "case milestone C-1001 running-resumed --on 2025-05-15 --replace --reason mistyped"
        )
        #expect(corrected.code == 0 && corrected.output.contains("Reached    2025-05-15\n"))
    }

    @Test("a closed case takes nothing more until it is reopened, and then keeps no trace but the struck closing")
    func closing() async throws {
        let clinic = try await TestClinic()
        _ = try await clinic.firststep(opening)
        _ = try await clinic.firststep("case diagnose C-1001 --diagnosis haglund --on 2025-03-01")
        let early = try await clinic.firststep("case close C-1001 --outcome resolved --on 2025-01-12")
        #expect(early.code == 65 && early.errors.contains("before the opening of case C-1001 on 2025-01-13"))
        let closed = try await clinic.firststep("case close C-1001 --outcome resolved --on 2025-02-13")
        #expect(closed.errors == "warning: C-1001 has records of 2025-03-01, after the day it was closed\n")
        #expect(closed.output.contains("State      closed\n") && closed.output.contains("Days       31\n"))
        for line in ["diagnose C-1001 --diagnosis haglund", "milestone C-1001 workouts", "close C-1001 --outcome lost"]
        {
            let refused = try await clinic.firststep("case \(line)")
            #expect(
                refused.code == 65
                    && refused.errors.contains(
                        "was closed on 2025-02-13; reopen it first: firststep case reopen C-1001 --reason"
                    )
            )
        }
        #expect(try await clinic.firststep("case list --open").output == "no such case\n")
        let reopened = try await clinic.firststep("case reopen C-1001 --reason \"pain is back\"")
        #expect(reopened.code == 0 && reopened.output.contains("State      open\n"))
        let again = try await clinic.firststep("case reopen C-1001 --reason \"pain is back\"")
        #expect(again.code == 65 && again.errors == "case reopen: case C-1001 is open\n")
    }

    @Test("a case that somebody else is closing takes nothing more once it is closed")
    func closingMeanwhile() async throws {
        let clinic = try await TestClinic()
        _ = try await clinic.firststep(opening)
        let waiting = try await clinic.pool.transaction { transaction in
            try await transaction.execute("SELECT FROM clinic.case WHERE case_id = 1001 FOR UPDATE")
            try await transaction.execute(
                """
                INSERT INTO clinic.case_closing (clinic_id, case_id, closed_on, outcome)
                SELECT clinic_id, 1001, '2025-02-13', 'resolved' FROM clinic.clinic
                """
            )
            let task = Task { try await clinic.firststep("case milestone C-1001 workouts") }
            try await Self.waitForOneWhoWaits(clinic)
            return task
        }
        let outcome = try await waiting.value
        #expect(outcome.code == 65 && outcome.errors.contains("was closed on 2025-02-13"))
    }

    static func waitForOneWhoWaits(_ clinic: TestClinic) async throws {
        let blocked: SQL = """
            SELECT FROM pg_stat_activity
            WHERE datname = current_database() AND cardinality(pg_blocking_pids(pid)) > 0
            """
        for _ in 0..<500 {
            let found = try await clinic.pool.withConnection { try await $0.query(blocked) }
            if !found.isEmpty { return }
            try await Task.sleep(for: .milliseconds(20))
        }
        Issue.record("nobody waited for the case")
    }
}
