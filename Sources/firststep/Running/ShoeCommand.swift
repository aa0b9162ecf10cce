import ArgumentParser

struct ShoeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "shoe",
        abstract: "Shoes of a patient with their mileage: add, wear, retire, list, void.",
        subcommands: [ShoeAdd.self, ShoeWear.self, ShoeRetire.self, ShoeList.self, ShoeVoid.self]
    )
}
