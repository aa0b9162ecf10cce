import Domain
import Postgres

/// The turn of a clinic's nightly job, which one run at a time has, wherever it runs.
public enum NightlyTurn {
    /// Takes the turn for the session, until it is given back or the session ends; false where another run has it.
    public static func take(of clinic: ClinicContext, in session: borrowing Session) async throws -> Bool {
        try await session.queryOne("SELECT pg_try_advisory_lock(\(key(clinic))) AS is_taken")["is_taken"]
    }

    /// Gives it back.
    public static func giveBack(of clinic: ClinicContext, in session: borrowing Session) async throws {
        _ = try await session.query("SELECT pg_advisory_unlock(\(key(clinic)))")
    }

    private static func key(_ clinic: ClinicContext) -> SQL { "hashtextextended(\("nightly \(clinic.id)"), 0)" }
}
