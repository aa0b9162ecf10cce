import Foundation
import Postgres
import TestSupport
import Testing

/// What the morning asks for, from the command line.
@Suite("The worklist")
struct WorklistTests {
    /// The lines of a worklist in CSV, without the header.
    private func lines(_ clinic: TestClinic, _ options: String = "") async throws -> [String] {
        let outcome = try await clinic.firststep("worklist --format csv \(options)")
        #expect(outcome.code == 0, "\(outcome.errors)")
        return outcome.output.split(separator: "\r\n").dropFirst().map(String.init)
    }

    @Test("an empty clinic has nothing to do, and a mistyped kind is answered with those there are")
    func empty() async throws {
        let clinic = try await TestClinic()
        #expect(try await clinic.firststep("worklist").output == "nothing waits\n")
        let wrong = try await clinic.firststep("worklist --kind due")
        #expect(wrong.code == 64 && wrong.errors.contains("due-session, due-score, quiet-case"))
        #expect(try await clinic.firststep("worklist --quiet-after 0").code == 64)
        #expect(try await clinic.firststep("worklist --by nobody").code == 65)
    }

    @Test("a session is due on its day and in its days of grace, overdue after them, and gone when it was delivered")
    func sessions() async throws {
        let clinic = try await TestClinic.withCases()
        _ = try await clinic.firststep(
            "series plan C-1001 --treatment focused-eswt --on 2025-03-01 --starts-on 2025-03-03 --by dlee --quiet"
        )
        let kind = "--kind due-session --kind overdue-session"
        #expect(try await lines(clinic, "\(kind) --on 2025-03-02").isEmpty)
        let due = try await lines(clinic, "\(kind) --on 2025-03-03")
        #expect(due.count == 1)
        #expect(due[0].hasPrefix("due-session,C-1001,left,P-1001,\"Example, Ann\",S-1,2025-03-03,,focused-eswt,"))
        #expect(due[0].contains("session 1 of 3.") && due[0].hasSuffix(",dlee"))
        let grace = try await clinic.superuser("SELECT grace_days FROM catalogue.treatment WHERE code = 'focused-eswt'")
        let days: Int = try #require(grace.first).decode("grace_days", as: Int.self)
        let last = try #require(Calendar.day("2025-03-03", plus: days))
        #expect(try await lines(clinic, "\(kind) --on \(last)").first?.hasPrefix("due-session,") == true)
        let late = try #require(Calendar.day("2025-03-03", plus: days + 1))
        #expect(try await lines(clinic, "\(kind) --on \(late)").first?.hasPrefix("overdue-session,") == true)
        _ = try await clinic.firststep("session record S-1 --on 2025-03-03 --quiet")
        #expect(try await lines(clinic, "\(kind) --on 2025-03-09").isEmpty)
        #expect(try await lines(clinic, "\(kind) --on 2025-03-10").first?.contains("session 2 of 3.") == true)
    }

    @Test("a score is due while its window is open and empty, counted from the day that the outcome report counts from")
    func scores() async throws {
        let clinic = try await TestClinic.withCases()
        _ = try await clinic.firststep(
            "series plan C-1001 --treatment prp --on 2025-03-01 --starts-on 2025-03-03 --quiet"
        )
        _ = try await clinic.firststep("session record S-1 --on 2025-03-03 --quiet")
        let ofCase = { (day: String) in
            try await lines(clinic, "--kind due-score --on \(day)").filter { $0.contains(",C-1001,") }
        }
        #expect(try await ofCase("2025-03-30").isEmpty)
        let first = try await ofCase("2025-03-31")
        #expect(first.first?.contains(",2025-03-31,2025-04-28,6w,No morning pain yet for 6 weeks.") == true)
        #expect(try await ofCase("2025-04-28").count == 1)
        #expect(try await ofCase("2025-04-29").isEmpty)
        _ = try await clinic.firststep("score record C-1001 --value 4 --on 2025-04-14 --quiet")
        #expect(try await ofCase("2025-04-20").isEmpty)
        let scored = try await clinic.firststep("score list C-1001 --format csv").output
        #expect(scored.contains(",2025-04-14,42,"))
    }

    @Test("a case of which nothing was heard is quiet, until it is heard of or closed")
    func quiet() async throws {
        let clinic = try await TestClinic.withCases()
        let quiet = { (day: String) in try await lines(clinic, "--kind quiet-case --on \(day)") }
        #expect(try await quiet("2025-02-10").isEmpty)
        let found = try await quiet("2025-02-11")
        #expect(found.map { $0.prefix(17) } == ["quiet-case,C-1001", "quiet-case,C-1002"])
        #expect(found[0].contains(",2025-01-13,,,Nothing was heard for 29 days."))
        #expect(try await lines(clinic, "--kind quiet-case --on 2025-02-11 --quiet-after 29").isEmpty)
        _ = try await clinic.firststep("checkin record C-1001 --night-pain no --on 2025-02-01")
        #expect(try await quiet("2025-02-11").map { $0.prefix(17) } == ["quiet-case,C-1002"])
        _ = try await clinic.firststep("case close C-1002 --outcome resolved --on 2025-02-05")
        #expect(try await quiet("2025-02-11").isEmpty)
    }

    @Test("a result waits until something is done after it; an urgent alert stands before everything")
    func results() async throws {
        let clinic = try await TestClinic.withCases()
        _ = try await clinic.firststep("imaging order C-1001 --modality xray --on 2025-02-01 --quiet")
        _ = try await clinic.firststep("imaging result I-1 --on 2025-02-03 --conclusion negative --quiet")
        _ = try await clinic.firststep("checkin record C-1001 --night-pain yes --on 2025-02-02")
        let all = try await lines(clinic, "--on 2026-01-01 --kind result --kind urgent-alert --kind quiet-case")
        #expect(all.first?.hasPrefix("result,C-1001,left,") == true, "an alert of today is not one of an earlier day")
        let today = try await lines(clinic)
        #expect(today.first?.hasPrefix("urgent-alert,C-1001,left,P-1001,\"Example, Ann\",A-1,") == true)
        #expect(
            today.dropFirst().first?.hasPrefix("result,C-1001,left,P-1001,\"Example, Ann\",I-1,2025-02-03,") == true
        )
        _ = try await clinic.firststep("alert acknowledge A-1 --reason \"seen today\"")
        _ = try await clinic.firststep("exam record C-1001 --finding hop=negative --on 2025-02-03 --quiet")
        #expect(try await lines(clinic, "--kind result --kind urgent-alert").isEmpty)
    }

    @Test("only what is of a clinician is listed where one is named")
    func ofClinician() async throws {
        let clinic = try await TestClinic.withCases()
        _ = try await clinic.firststep("exam record C-1001 --finding hop=negative --on 2025-02-01 --by dlee --quiet")
        let all = try await lines(clinic, "--kind quiet-case")
        #expect(all.count == 2)
        #expect(try await lines(clinic, "--kind quiet-case --by dlee") == all.filter { $0.contains(",C-1001,") })
    }

    @Test(
        "the front desk is told of sessions, scores and silence, not of alerts and results; billing of estimates alone"
    )
    func duties() async throws {
        let clinic = try await TestClinic.withCases()
        _ = try await clinic.firststep("imaging order C-1001 --modality xray --on 2025-02-01 --quiet")
        _ = try await clinic.firststep("imaging result I-1 --on 2025-02-03 --conclusion negative --quiet")
        _ = try await clinic.firststep("checkin record C-1001 --night-pain yes --on 2025-02-02")
        _ = try await clinic.firststep("worklist")
        let desk = try await clinic.colleague(.frontdesk).line("worklist --format csv")
        #expect(desk.code == 0, "\(desk.errors)")
        let kinds = Set(desk.output.split(separator: "\r\n").dropFirst().map { $0.prefix { $0 != "," } })
        #expect(kinds == ["quiet-case"])
        let billing = try await clinic.colleague(.billing).line("worklist")
        #expect(billing.code == 0 && billing.output == "nothing waits\n", "\(billing.errors)")
        #expect(try await clinic.colleague(.analyst).line("worklist").code == 77)
    }

    @Test("the stage of the ladder stands beside each heel")
    func stages() async throws {
        let clinic = try await TestClinic.withCases()
        _ = try await clinic.firststep("home prescribe C-1001 loading --from 2025-02-01 --quiet")
        for (day, stage) in [
            ("2025-03-14", "2,41,"), ("2025-03-15", "3,42,"), ("2025-04-25", "3,83,"), ("2025-04-26", "4,84,"),
        ] {
            let line = try await lines(clinic, "--kind quiet-case --on \(day)").first { $0.contains(",C-1001,") }
            #expect(line?.contains(",\(stage)") == true, "\(day): \(line ?? "")")
        }
    }
}

extension Calendar {
    /// A day so many days after another, as ISO 8601 has them.
    fileprivate static func day(_ text: String, plus days: Int) -> String? {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let style = Date.ISO8601FormatStyle(timeZone: .gmt).year().month().day()
        guard let date = try? style.parse(text) else { return nil }
        return calendar.date(byAdding: .day, value: days, to: date).map(style.format)
    }
}
