import ArgumentParser
import Cluster
import Domain

/// The private server.
struct ServerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "server",
        abstract: "The private server: start, stop, status.",
        discussion: "Any command that needs the server starts it; stop it before the machine is serviced.",
        subcommands: [ServerStart.self, ServerStop.self, ServerState.self]
    )

    /// The private server, or a refusal where another one was named.
    static func server() throws -> PrivateServer {
        guard let server = try Place.find(nil).server else {
            throw InvalidInput(
                "a server is named by FIRSTSTEP_DATABASE or a PG variable; this command is about the private one"
            )
        }
        return server
    }
}
