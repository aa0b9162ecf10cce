import ArgumentParser

struct RouteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "route",
        abstract: "Routes of a patient and how they load the sides: add, list, void.",
        subcommands: [RouteAdd.self, RouteList.self, RouteVoid.self]
    )
}
