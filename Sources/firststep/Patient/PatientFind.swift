import ArgumentParser
import Domain
import Records
import Reports

struct PatientFind: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "find",
        abstract: "Find patients by parts of their name or by birth date.",
        discussion: """
            Case and accents do not matter, and the beginning of a word is enough.

            Examples:
              firststep patient find mull
              firststep patient find ann mül --born 1984-03-05
            """
    )

    @Argument(help: "Beginnings of given or family names.")
    var name: [String] = []

    @Option(name: .customLong("born"), help: "Date of birth, YYYY-MM-DD.", transform: Day.init(parsing:))
    var birthDate: Day?

    @OptionGroup var rows: LimitOptions

    @OptionGroup var output: OutputOptions
    @OptionGroup var database: DatabaseOptions

    func validate() throws {
        guard !NameWords.words(of: name.joined(separator: " ")).isEmpty || birthDate != nil else {
            throw ValidationError("say part of a name or --born")
        }
    }

    func run(at desk: Desk) async throws {
        let listing = try await desk.read { transaction, clinic in
            let found = try await PatientRecords(clinic)
                .search(name: name.joined(separator: " "), bornOn: birthDate, limit: rows.asked, in: transaction)
            return Listings.patients(rows.cut(found, at: desk), today: clinic.today)
        }
        try output.print(listing)
    }
}
