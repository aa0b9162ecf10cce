import Domain
import Foundation
import Postgres
import TestSupport

/// A clinic of some dozens of patients whose records came, were struck and were corrected in the course of 500 days, by chance.
///
/// What is recorded is recorded by the ordinary login of the staff. Then the days are moved into the past, each step to
/// its own, so that a report can be asked as of any of them.
struct RandomClinic {
    let clinic: TestClinic
    /// Moments between the steps, the last one now; at each a report can be asked.
    let moments: [String]

    /// Makes the clinic by a seed, with an analyst.
    init(seed: UInt64) async throws {
        clinic = try await TestClinic(patient: false)
        for duty in [Duty.clinician, .analyst] { _ = try await clinic.colleague(duty) }
        let today = try await clinic.ask(TestServer.staff, "SELECT (now() AT TIME ZONE 'UTC')::date AS day")
        var history = RandomHistory(seed: seed, until: try today[0].decode("day", as: Day.self))
        var moved: [(recorded: String, day: Day)] = []
        for step in 0..<RandomHistory.steps {
            let statements = history.statements(of: step)
            let recorded = try await clinic.pool.transaction { transaction in
                for statement in statements { try await transaction.execute(SQL(unescaped: statement)) }
                return try await transaction.query("SELECT now()::text AS moment")[0].decode("moment", as: String.self)
            }
            moved.append((recorded, history.day(of: step)))
        }
        try await Self.move(moved, in: clinic)
        moments = moved.dropFirst(RandomHistory.bulk).map { "\($0.day)T13:00:00Z" }
    }

    /// Moves what was recorded, struck or replaced in a step to noon of its day.
    private static func move(_ steps: [(recorded: String, day: Day)], in clinic: TestClinic) async throws {
        let rows = steps.map { "('\($0.recorded)'::timestamptz, '\($0.day)T12:00:00Z'::timestamptz)" }
        try await clinic.superuser(
            """
            DO $$
            DECLARE
                held record;
            BEGIN
                SET LOCAL session_replication_role = replica;
                CREATE TEMPORARY TABLE moved (old timestamptz, new timestamptz) ON COMMIT DROP;
                INSERT INTO moved VALUES \(unescaped: rows.joined(separator: ", "));
                FOR held IN
                    SELECT attrelid::regclass AS target, string_agg(format('%1$I = coalesce((SELECT new FROM moved WHERE old = %1$I), %1$I)', attname), ', ') AS change
                    FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
                    WHERE relkind = 'r' AND relnamespace = 'clinic'::regnamespace AND attname IN ('recorded_at', 'voided_at', 'replaced_at')
                    GROUP BY attrelid
                LOOP
                    EXECUTE format('UPDATE %s SET %s', held.target, held.change);
                END LOOP;
            END $$
            """
        )
    }
}
