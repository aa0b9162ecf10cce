import ArgumentParser

/// The staff of a clinic.
struct StaffCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "staff",
        abstract: "Staff: add, edit, list, disable.",
        subcommands: [StaffAdd.self, StaffEdit.self, StaffList.self, StaffDisable.self]
    )
}
