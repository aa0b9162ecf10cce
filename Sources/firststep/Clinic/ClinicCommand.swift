import ArgumentParser

/// Clinics of the database.
struct ClinicCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clinic",
        abstract: "Clinics: add, edit, list, appoint.",
        subcommands: [ClinicAdd.self, ClinicEdit.self, ClinicList.self, ClinicAppoint.self]
    )
}
