import ArgumentParser

struct CatalogueCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "catalogue",
        abstract: "The reference data: causes, studies, treatments, rules, each row with its source.",
        subcommands: [CatalogueShow.self, CatalogueLoad.self]
    )
}
