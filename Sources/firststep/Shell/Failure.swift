import ArgumentParser
import Cluster
import Domain
import Foundation
import Postgres
import Records
import Reports
import Tabular

/// An error together with the command that met it.
struct CommandFailure: Error {
    let command: any ParsableCommand.Type
    let cause: any Error
}

/// Exit codes, from sysexits.h where it has one.
enum Exit {
    static let done: Int32 = 0
    static let found: Int32 = 1
    static let usage: Int32 = 64
    static let badInput: Int32 = 65
    static let noInput: Int32 = 66
    static let unavailable: Int32 = 69
    static let bug: Int32 = 70
    static let cannotWrite: Int32 = 73
    static let diskFull: Int32 = 74
    static let tryAgain: Int32 = 75
    static let notPermitted: Int32 = 77
    static let configuration: Int32 = 78
    static let interrupted: Int32 = 130
}

/// What the outside learns of an error: one exit code and words that are safe to print.
struct Failure {
    let code: Int32
    /// What is said, with nothing in it that a terminal would obey.
    let words: String?
    private let isPlain: Bool

    init(_ error: any Error, wasInterrupted: Bool) {
        let failure = error as? CommandFailure
        let cause = failure?.cause ?? error
        if let parsed = Self.fromParser(cause, command: failure?.command) {
            (code, words, isPlain) = (parsed.code, Self.said(parsed.words), true)
        } else {
            let (code, words) = Self.explain(cause, wasInterrupted: wasInterrupted)
            let name = failure.map { Invocation.name(of: $0.command) } ?? "firststep"
            (self.code, isPlain) = (code, false)
            self.words = words.map { Self.said("\(name): \($0)") }
        }
    }

    /// A mistyped word comes back in the answer: without a password, and without the power to move a cursor.
    private static func said(_ words: String) -> String {
        Secrets.hidden(in: words).split(separator: "\n", omittingEmptySubsequences: false)
            .map { TerminalText.harmless(String($0)) }.joined(separator: "\n")
    }

    /// Says it: help goes to standard output, everything else to standard error.
    func say() {
        guard let words, !words.isEmpty else { return }
        if isPlain, code == Exit.done {
            try? StandardOutput.write(words + "\n")
        } else {
            StandardError.say(words)
        }
    }

    /// ArgumentParser's own messages: help, version, usage.
    private static func fromParser(
        _ error: any Error,
        command: (any ParsableCommand.Type)?
    ) -> (code: Int32, words: String)? {
        if let exit = error as? ExitCode { return (exit.rawValue, "") }
        let isOurs =
            error is InvalidInput || error is NotPermitted || error is PostgresError || error is ClusterError
            || error is CancellationError || error is StandardOutput.Failure || error is FileFailure
            || error is ChartError || error is AnotherNightly
        guard !isOurs else { return nil }
        let root: any ParsableCommand.Type = command ?? FirstStep.self
        let code = root.exitCode(for: error).rawValue
        // What ArgumentParser does not know it gives the code 1; that is for us to explain.
        guard code == Exit.done || code == Exit.usage else { return nil }
        return (code, root.fullMessage(for: error))
    }

    private static func explain(_ error: any Error, wasInterrupted: Bool) -> (Int32, String?) {
        // Whether a COMMIT came through, or what could not be printed was written, Ctrl-C does not say.
        let isAfterwards = (error as? PostgresError)?.code == .commitUnknown || error is StandardOutput.Failure
        if wasInterrupted, !isAfterwards { return (Exit.interrupted, "interrupted; nothing was written") }
        switch error {
        case let error as InvalidInput: return (Exit.badInput, error.description)
        case let error as NotPermitted: return (Exit.notPermitted, error.description)
        case let error as StandardOutput.Failure: return explain(error)
        case let error as FileFailure: return (error.exitCode, error.description)
        case let error as AnotherNightly: return (Exit.tryAgain, error.description)
        case let error as ChartError: return (Exit.unavailable, error.description)
        case let error as ClusterError: return (exitCode(of: error), error.description)
        case let error as PostgresError: return explain(error)
        case is CancellationError: return (Exit.interrupted, "interrupted; nothing was written")
        default: return (Exit.bug, "this is a bug in FirstStep: \(type(of: error)); please report it")
        }
    }

    private static func explain(_ error: StandardOutput.Failure) -> (Int32, String?) {
        error.number == EPIPE
            ? (Exit.done, nil)
            : (Exit.cannotWrite, "the output could not be written: \(String(cString: strerror(error.number)))")
    }

    private static func exitCode(of error: ClusterError) -> Int32 {
        switch error.code {
        case .programMissing, .cannotStart, .cannotStop, .notRunning: Exit.unavailable
        case .homeUnreachable: Exit.cannotWrite
        case .notPermitted, .rolesMissing: Exit.notPermitted
        case .schemaOlder, .schemaNewer, .schemaChanged, .socketPathTooLong: Exit.configuration
        case .invalidMigrations, .migrationFailed: Exit.bug
        }
    }
}
