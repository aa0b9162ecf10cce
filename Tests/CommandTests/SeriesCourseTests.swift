import Domain
import Postgres
import TestSupport
import Testing

@Suite("The course of a series from the command line")
struct SeriesCourseTests {
    private let plan = "series plan C-1001 --treatment focused-eswt --on 2025-03-01 --starts-on 2025-03-10"

    @Test("a dose outside of what trials used, or one that says too little, is warned of and taken")
    func doses() async throws {
        let clinic = try await TestClinic.withCases()
        let planned = try await clinic.firststep("\(plan) --sessions 6")
        #expect(planned.errors == "warning: 6 sessions of focused-eswt: usual is 3-5 (heel-pain-article)\n")
        _ = try await clinic.firststep("series plan C-1001 --treatment radial-eswt --on 2025-03-01")
        _ = try await clinic.firststep("series plan C-1001 --treatment prp --on 2025-03-01")
        let recorded = [
            ("S-2 --on 2025-03-10 --pressure 2 --impulses 3800 --frequency 15", ""),
            (
                "S-2 --on 2025-03-17 --pressure 4.5 --impulses 500 --frequency 4.5",
                """
                warning: 4.5 bar of radial-eswt: usual is 2-4 bar (eswt-trials)
                warning: 500 impulses of radial-eswt: usual is 600-3800 impulses (eswt-trials)
                warning: 4.5 Hz of radial-eswt: usual is 5-15 Hz (eswt-trials)

                """
            ),
            (
                "S-2 --on 2025-03-24 --pressure 3.5",
                "warning: the dose of radial-eswt is incomplete: --impulses, --frequency (Hz) not said\n"
            ),
            ("S-1 --on 2025-03-10 --energy 0.275", ""),
            (
                "S-1 --on 2025-03-17 --energy 0.276",
                "warning: 0.276 mJ/mm2 of focused-eswt: usual is 0.1-0.275 mJ/mm2 (eswt-trials)\n"
            ),
            (
                "S-3 --on 2025-03-10",
                """
                warning: prp without ultrasound guidance
                warning: the dose of prp is incomplete: --volume (ml), --preparation not said

                """
            ),
        ]
        for (options, warnings) in recorded {
            let outcome = try await clinic.firststep("session record \(options)")
            #expect(outcome.code == 0 && outcome.errors == warnings, "\(options): \(outcome.errors)")
        }
        #expect(try await clinic.standing("clinic.session") == recorded.count)
    }

    @Test("planned, on track, due and overdue follow the clinic's day, with the days of grace at either end")
    func states() async throws {
        let clinic = try await TestClinic.withCases()
        let said: String = try await clinic.pool.transaction { transaction in
            try await transaction.queryOne("SELECT today::text AS today FROM access.whoami()")["today"]
        }
        let today = try Day(parsing: said)
        var series = 0
        let states: [(starts: Int, delivered: Int?, state: String)] = [
            (1, nil, "planned"), (0, nil, "due"), (-3, nil, "due"), (-4, nil, "overdue"), (-20, -6, "on-track"),
            (-20, -7, "due"), (-20, -10, "due"), (-20, -11, "overdue"),
        ]
        for (starts, delivered, state) in states {
            series += 1
            let day = today + starts
            _ = try await clinic.firststep(
                "series plan C-1001 --treatment focused-eswt --on \(today + -30) --starts-on \(day) --quiet"
            )
            if let delivered {
                _ = try await clinic.firststep("session record S-\(series) --on \(today + delivered) --quiet")
            }
            let shown = try await clinic.firststep("series show S-\(series) --format json").output
            #expect(shown.contains("\"state\" : \"\(state)\""), "\(starts) \(String(describing: delivered))")
        }
        for kind in ["stopped", "withdrawn", "transferred"] {
            series += 1
            _ = try await clinic.firststep("series plan C-1001 --treatment focused-eswt --quiet")
            #expect(try await clinic.firststep("series stop S-\(series) --kind \(kind)").output.contains(kind))
        }
    }

    @Test("late, extra and voided sessions are counted from what is recorded")
    func counts() async throws {
        let clinic = try await TestClinic.withCases()
        _ = try await clinic.firststep("\(plan) --sessions 3")
        for day in ["03-13", "03-24", "03-30", "03-31", "04-07"] {
            _ = try await clinic.firststep("session record S-1 --on 2025-\(day) --quiet")
        }
        _ = try await clinic.firststep("session void T-3 --reason mistyped")
        let shown = try await clinic.firststep("series show S-1").output
        #expect(shown.contains("Late sessions       1\n") && shown.contains("Voided sessions     1\n"))
        #expect(shown.contains("Extra sessions      1\n") && shown.contains("State               completed\n"))
        let json = try await clinic.firststep("series show S-1 --format json").output
        #expect(json.contains("\"late_sessions\" : 1") && json.contains("\"voided_sessions\" : 1"))
    }
}
