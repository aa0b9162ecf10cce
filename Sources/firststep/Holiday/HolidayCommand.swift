import ArgumentParser

struct HolidayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "holiday",
        abstract: "The days on which the clinic is closed: list, add, remove.",
        subcommands: [HolidayList.self, HolidayAdd.self, HolidayRemove.self]
    )
}
