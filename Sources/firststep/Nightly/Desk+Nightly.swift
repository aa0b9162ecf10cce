import Domain
import Postgres
import Records

/// Another run of the nightly job is at work.
struct AnotherNightly: Error, CustomStringConvertible {
    let clinic: ClinicCode

    var description: String {
        "another run is at work for \(clinic), and one is enough; if this one has to be, try again when that has ended"
    }
}

extension Desk {
    /// Does work while no other run of the nightly job is at work for the clinic; throws ``AnotherNightly`` where one is.
    ///
    /// The turn is a session's, not a transaction's: that would be open all the time, and reports would not be settled.
    func alone<R: Sendable>(for clinic: ClinicContext, _ work: () async throws -> R) async throws -> R {
        try await Pool.lent(try await place.staffSettings()) { pool in
            try await pool.withConnection { session in
                try await Self.takeTurn(of: clinic, in: session)
                let value = try await work()
                try await NightlyTurn.giveBack(of: clinic, in: session)
                return value
            }
        }
    }

    /// The server needs a moment to see that a run was ended by force: for a second the turn is asked for again.
    private static func takeTurn(of clinic: ClinicContext, in session: borrowing Session) async throws {
        for _ in 0..<10 {
            if try await NightlyTurn.take(of: clinic, in: session) { return }
            try await Task.sleep(for: .milliseconds(100))
        }
        throw AnotherNightly(clinic: clinic.code)
    }
}
