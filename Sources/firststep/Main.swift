import ArgumentParser
import Foundation

/// The door: parses, runs, and turns whatever happened into words on stderr and an exit code.
@main
enum Main {
    static func main() async {
        StandardStreams.reserve()
        // A closed pipe is then an error of write(2), and ends the program quietly.
        signal(SIGPIPE, SIG_IGN)
        let work = Task { try await run(Array(CommandLine.arguments.dropFirst())) }
        let interruption = Interruption { work.cancel() }
        let failure: Failure?
        do {
            try await work.value
            failure = nil
        } catch {
            failure = Failure(error, wasInterrupted: interruption.happened)
        }
        if let failure {
            failure.say()
            exit(failure.code)
        }
    }

    /// Runs one command by its words.
    static func run(_ words: [String]) async throws {
        let command = try parsed(words)
        do {
            try await Invocation.$words.withValue(words) {
                var command = command
                if var asynchronous = command as? any AsyncParsableCommand {
                    try await asynchronous.run()
                } else {
                    try command.run()
                }
            }
        } catch {
            throw CommandFailure(command: type(of: command), cause: error)
        }
    }

    /// The command that the words call; a mistyped name of one is said to be that, not an option too many.
    private static func parsed(_ words: [String]) throws -> any ParsableCommand {
        do {
            return try FirstStep.parseAsRoot(words)
        } catch {
            guard FirstStep.exitCode(for: error).rawValue == Exit.usage, let unknown = UnknownCommand.find(in: words)
            else {
                throw error
            }
            throw ValidationError(unknown)
        }
    }
}
