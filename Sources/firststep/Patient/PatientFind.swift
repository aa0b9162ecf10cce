import ArgumentParser
import Domain
import Records
import Reports

struct PatientFind: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "find",
        abstract: "Find patients by parts of their name or by birth date.",
        discussion: """
            Case and accents do not matter, and the beginning of a word is enough. A date among the words is the \
            birth date.

            Examples:
              firststep patient find mull
              firststep patient find ann mül 1984-03-05
            """
    )

    @Argument(help: ArgumentHelp("Beginnings of given or family names.", valueName: "name"))
    var words: [String] = []

    @Option(help: "Date of birth, YYYY-MM-DD.", transform: Day.init(parsing:))
    var born: Day?

    @OptionGroup var rows: LimitOptions

    @OptionGroup var output: OutputOptions
    @OptionGroup var database: DatabaseOptions

    private var dates: [Day] { words.compactMap { try? Day(parsing: $0) } + (born.map { [$0] } ?? []) }
    private var name: String { words.filter { (try? Day(parsing: $0)) == nil }.joined(separator: " ") }

    func validate() throws {
        guard dates.count <= 1 else { throw ValidationError("say one birth date") }
        guard !NameWords.words(of: name).isEmpty || !dates.isEmpty else {
            throw ValidationError("say part of a name or --born")
        }
    }

    func run(at desk: Desk) async throws {
        let listing = try await desk.show { transaction, clinic in
            let found = try await PatientRecords(clinic)
                .search(name: name, bornOn: dates.first, limit: rows.asked, in: transaction)
            let patients = rows.cut(found, at: desk)
            try await desk.tellLeftOut(clinic, in: transaction)
            var detail = AuditDetail()
            try detail.note("asked", (words + (born.map { [$0.description] } ?? [])).joined(separator: " "))
            let listing = Listings.patients(patients, today: clinic.today)
            return Deed(listing, of: .people(patients), detail: detail)
        }
        try output.print(listing)
    }
}
