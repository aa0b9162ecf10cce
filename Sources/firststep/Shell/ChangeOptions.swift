import ArgumentParser

/// The option of every command that changes records.
struct ChangeOptions: ParsableArguments {
    @Flag(
        name: .customLong("dry-run"),
        help: "Do everything, then undo it: nothing is written, and no patient or case number is spent."
    )
    var dryRun = false
}
