import ArgumentParser

struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Runs of a patient: record, list, void.",
        subcommands: [RunRecord.self, RunList.self, RunVoid.self]
    )
}
