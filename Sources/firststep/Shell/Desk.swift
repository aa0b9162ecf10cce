import ArgumentParser
import Cluster
import Domain
import Foundation
import Postgres
import Records

/// Where a command works: an open database and the clinic it is about.
struct Desk: Sendable {
    let place: Place
    let pool: Pool
    let clinicCode: ClinicCode?
    let isQuiet: Bool

    /// Reads records; everything read in the closure is of one moment.
    func read<R: Sendable>(
        _ body: (borrowing Transaction, ClinicContext) async throws -> R
    ) async throws -> R {
        try await readDatabase { transaction in
            try await body(transaction, ClinicContext.find(clinicCode, in: transaction))
        }
    }

    /// Reads what stands above any clinic.
    func readDatabase<R: Sendable>(_ body: (borrowing Transaction) async throws -> R) async throws -> R {
        try await pool.transaction(isolation: .repeatableRead, access: .readOnly) { transaction in
            try await body(transaction)
        }
    }

    /// Changes records; with `dryRun` the same transaction is rolled back.
    func change<R: Sendable>(
        _ options: ChangeOptions,
        _ body: (borrowing Transaction, ClinicContext) async throws -> R
    ) async throws -> R {
        try await changeDatabase(options) { transaction in
            try await body(transaction, ClinicContext.find(clinicCode, in: transaction))
        }
    }

    /// Changes what stands above any clinic.
    func changeDatabase<R: Sendable>(
        _ options: ChangeOptions,
        _ body: (borrowing Transaction) async throws -> R
    ) async throws -> R {
        do {
            return try await pool.transaction { transaction in
                let result = try await body(transaction)
                if options.dryRun { throw DryRun(result: result) }
                return result
            }
        } catch let dryRun as DryRun<R> {
            say("dry run: nothing was written")
            return dryRun.result
        }
    }

    /// Makes or takes logins, with the rights of whoever owns the server.
    func withLogins<R: Sendable>(_ body: (Logins) async throws -> R) async throws -> R {
        try await Pool.lent(place.administratorSettings()) { pool in
            try await body(Logins(pool: pool, server: place.server))
        }
    }

    /// Says something to the person, on standard error.
    func say(_ words: String) {
        guard !isQuiet else { return }
        StandardError.say(words)
    }
}

/// Leaves a transaction with its result and without its changes.
private struct DryRun<R: Sendable>: Error {
    let result: R
}

/// A command that works at a desk.
protocol DeskCommand: AsyncParsableCommand {
    var database: DatabaseOptions { get }
    func run(at desk: Desk) async throws
}

extension DeskCommand {
    func run() async throws {
        let place = try Place.find(database.database)
        try await Pool.lent(try await place.staffSettings()) { pool in
            try await Migrator().requireCurrent(pool)
            try await run(
                at: Desk(place: place, pool: pool, clinicCode: database.clinic, isQuiet: database.quiet)
            )
        }
    }
}
