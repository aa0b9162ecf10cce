import Subprocess

/// A program that makes a part of a page, through pipes: what patients have is in no file and no argument of it.
struct PageProgram {
    /// Its name on the machine.
    let name: String
    /// The package that brings it.
    let package: String
    /// What it is needed for: `the chart`.
    let purpose: String
    /// What it is told besides its input.
    let arguments: [String]

    /// What it makes of the input; nil where it fails.
    ///
    /// Throws ``ChartError`` where it is missing or cannot be run.
    func run(_ input: String) async throws -> [UInt8]? {
        do {
            let result = try await Subprocess.run(
                .name(name),
                arguments: Arguments(arguments),
                // No time of making: the same input makes the same bytes, in a PDF too.
                environment: .inherit.updating(["LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": "0"]),
                input: .string(input),
                output: .bytes(limit: 1 << 28),
                // Its words are about its input, and may repeat what stands there.
                error: .discarded
            )
            return result.terminationStatus.isSuccess ? result.standardOutput : nil
        } catch let error as SubprocessError {
            try Task.checkCancellation()
            let reason = error.code == .executableNotFound ? "is not installed" : "cannot be run"
            throw ChartError(description: "\(purpose) needs \(name), which \(reason); install the package \(package)")
        }
    }

    /// That it ran and made nothing of use.
    var failed: ChartError {
        ChartError(description: "\(name) did not make \(purpose); install or repair the package \(package)")
    }
}
