import Cluster
import Foundation
import Postgres

/// Finds the database: the one named, the one libpq's variables name, or the private server, started if need be.
enum Connecting {
    static func settings(_ uri: String?) async throws -> ConnectionSettings {
        ConnectionSettings(uri: uri ?? ProcessInfo.processInfo.environment["FIRSTSTEP_DATABASE"])
    }
}
