import ArgumentParser

struct ConditionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "condition",
        abstract: "What a patient has that speaks against a treatment: add, list, void.",
        subcommands: [ConditionAdd.self, ConditionList.self, ConditionVoid.self]
    )
}
