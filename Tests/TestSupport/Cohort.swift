import Foundation

/// A made-up clinic as import files, written by `Scripts/cohort`.
public struct Cohort: Sendable {
    /// The folder with the files.
    public let folder: String

    /// The script itself.
    public static let script = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Scripts/cohort").standardizedFileURL.path()

    /// Writes the files into a folder of their own, a share of the rows mistyped on purpose and listed in `errors.csv`.
    ///
    /// - Throws: if the script fails, with what it complained about.
    public init(heels: Int, seed: Int = 1, errors: Double = 0) async throws {
        folder = TemporaryFolder.newPath()
        let line = "'\(Self.script)' --heels \(heels) --seed \(seed) --errors \(errors) \(folder)"
        let outcome = try await FirstStepBinary(environment: [:]).shell(line)
        guard outcome.code == 0 else { throw Failed(description: outcome.errors) }
    }

    /// Where a file is, such as `scores.csv`.
    public func path(_ name: String) -> String { "\(folder)/\(name)" }

    /// The rows of a file by the names of their columns.
    ///
    /// For files without quotes: only the addresses of patients and what is mistyped have some.
    public func rows(_ name: String) throws -> [[String: String]] {
        let lines = try String(contentsOfFile: path(name), encoding: .utf8).split(separator: "\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        guard let header = lines.first else { return [] }
        return lines.dropFirst().map { Dictionary(zip(header, $0)) { first, _ in first } }
    }

    private struct Failed: Error, CustomStringConvertible {
        let description: String
    }
}
