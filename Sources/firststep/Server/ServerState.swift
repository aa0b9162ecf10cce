import ArgumentParser
import Cluster
import Reports

struct ServerState: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Say whether the private server runs, and where it is.",
        discussion: """
            Example:
              firststep server status --format json
            """
    )

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let server = try ServerCommand.server()
        let (state, process) = try Self.words(server.status())
        try output.print(
            RecordCard([
                .init("state", "Server", .text(state)),
                .init("process", "Process", .integer(process)),
                .init("home", "Home", .text(server.home.path)),
                .init("socket", "Socket folder", .text(server.home.run)),
                .init("log", "Log folder", .text(server.home.log)),
            ])
        )
    }

    /// A word for a state, and the server's process where it is known.
    static func words(_ status: ServerStatus) -> (String, process: Int?) {
        switch status {
        case .absent: ("absent", nil)
        case .stopped: ("stopped", nil)
        case .changing: ("starting or stopping", nil)
        case .running(let process): ("running", process.map(Int.init))
        }
    }
}
