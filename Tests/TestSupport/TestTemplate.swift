import Postgres

/// What every cloned test database holds besides the schema.
enum TestTemplate {
    /// Fills the template, once for each test process.
    ///
    /// The catalogue is loaded here.
    static func fill(_ pool: Pool) async throws {}
}
