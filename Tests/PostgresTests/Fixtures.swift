import Postgres
import TestSupport

/// Runs a test with a pool on a database of its own.
nonisolated(nonsending) func withPool(
    size: Int = 4,
    _ body: nonisolated(nonsending) (Pool) async throws -> Void
) async throws {
    let database = try await TestServer.shared.createDatabase()
    let pool = Pool(TestServer.shared.settings(database: database), size: size)
    do {
        try await body(pool)
        await pool.close()
    } catch {
        await pool.close()
        throw error
    }
}

/// The error that a piece of work throws, if it is one of this library.
nonisolated(nonsending) func failure<R>(_ body: nonisolated(nonsending) () async throws -> R) async -> PostgresError? {
    do {
        _ = try await body()
        return nil
    } catch {
        return error as? PostgresError
    }
}
