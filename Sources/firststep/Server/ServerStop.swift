import ArgumentParser
import Cluster

struct ServerStop: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stop",
        abstract: "Stop the private server; what its clients were doing is rolled back.",
        discussion: """
            Example:
              firststep server stop
            """
    )

    func run() async throws {
        let server = try ServerCommand.server()
        let stopped = try await server.stop()
        StandardError.say(stopped ? "stopped the server in \(server.home.path)" : "the server is not running")
    }
}
