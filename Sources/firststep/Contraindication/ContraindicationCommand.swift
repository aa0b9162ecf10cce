import ArgumentParser

struct ContraindicationCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "contraindication",
        abstract: "Which condition speaks against which treatment in this clinic: list, set.",
        subcommands: [ContraindicationList.self, ContraindicationSet.self]
    )
}
