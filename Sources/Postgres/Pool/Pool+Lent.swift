extension Pool {
    /// Lends a pool of one connection and closes it afterwards, also when the body throws.
    @discardableResult
    public static func lent<R: Sendable>(
        _ settings: ConnectionSettings,
        _ body: (Pool) async throws -> R
    ) async throws -> R {
        let pool = Pool(settings, size: 1)
        do {
            let result = try await body(pool)
            await pool.close()
            return result
        } catch {
            await pool.close()
            throw error
        }
    }
}
