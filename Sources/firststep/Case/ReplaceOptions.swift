import ArgumentParser
import Domain

/// Striking what was recorded wrongly, and recording it anew.
struct ReplaceOptions: ParsableArguments {
    @Flag(help: "Strike what was recorded wrongly; needs --reason.")
    var replace = false

    @Option(help: "Why what was recorded is struck.", transform: Line.init(parsing:))
    var reason: Line?

    func validate() throws {
        guard replace == (reason != nil) else {
            throw ValidationError(replace ? "--replace needs --reason \"...\"" : "--reason goes with --replace")
        }
    }

    /// The reason, where something is to be struck.
    var struckFor: Line? { replace ? reason : nil }
}
