import ArgumentParser
import Cluster
import Domain
import Foundation
import Postgres
import Records

/// Makes everything that the other commands need; safe to repeat.
struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Make the server, the schema and the catalogue; safe to repeat.",
        discussion: """
            Without a named server it makes a private one. The person who runs it can found a clinic then, and becomes \
            its first person: firststep clinic add.

            Examples:
              firststep init
              firststep init --demo
              firststep init \\
                  --database postgresql://db.example.org/firststep?sslmode=verify-full
            """
    )

    @Flag(help: "Also enter the three cases of the article, showing each command.")
    var demo = false

    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        let place = try Place.find(database.database)
        let migrator = try Migrator()
        if let server = place.server {
            try await server.ensureRunning()
            try await server.ensureDatabase(for: migrator)
        }
        let settings = try await place.administratorSettings()
        try await Pool.lent(settings) { pool in
            try await SchemaWork.migrate(migrator, pool, settings, say: say)
            let logins = Logins(pool: pool, server: place.server)
            try await logins.create(LoginName(parsing: place.person(of: logins)).rawValue)
        }
        say("ready: \(place.words)")
        if demo { try await Demonstration.run(database: database.database) }
    }

    private func say(_ words: String) {
        if !database.quiet { StandardError.say(words) }
    }
}

extension Place {
    /// The login of the person who runs the program: on the private server the account's name, elsewhere the one given.
    fileprivate func person(of logins: Logins) async throws -> String {
        if server != nil { return ProcessInfo.processInfo.environment["PGUSER"] ?? NSUserName() }
        return try await logins.own()
    }
}
