import ArgumentParser

/// Money.
struct BillingCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "billing",
        abstract: "Billing: services, fees, estimate, charges, export.",
        subcommands: [
            BillingServices.self, FeesCommand.self, EstimateCommand.self, ChargesCommand.self, BillingExport.self,
        ]
    )
}

/// Prices.
struct FeesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fees",
        abstract: "Fees: list, set, end.",
        subcommands: [FeesList.self, FeesSet.self, FeesEnd.self]
    )
}

/// Billable lines.
struct ChargesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "charges",
        abstract: "Charges: add, list, void.",
        subcommands: [ChargesAdd.self, ChargesList.self, ChargesVoid.self]
    )
}
