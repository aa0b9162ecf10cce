import ArgumentParser

/// What patients report between visits.
struct CheckInCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "checkin",
        abstract: "What patients report of a heel between visits: record, list, void.",
        subcommands: [CheckInRecord.self, CheckInList.self, CheckInVoid.self]
    )
}
