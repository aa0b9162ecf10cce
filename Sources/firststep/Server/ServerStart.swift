import ArgumentParser
import Cluster

struct ServerStart: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "start",
        abstract: "Start the private server.",
        discussion: """
            Example:
              firststep server start
            """
    )

    func run() async throws {
        let server = try ServerCommand.server()
        let started = try await server.ensureRunning()
        StandardError.say(started ? "started the server in \(server.home.path)" : "the server is running already")
    }
}
