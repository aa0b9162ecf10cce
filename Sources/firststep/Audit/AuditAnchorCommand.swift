import ArgumentParser
import Domain
import Records

struct AuditAnchorCommand: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "anchor",
        abstract: "Print the end of the chain, to be kept elsewhere.",
        discussion: """
            One line: clinic, number of the last event, its moment in UTC and its digest. Whoever owns the database could \
            rewrite the log with all its digests, but not an anchor that lies where they cannot write. Keep one a day.

            Examples:
              firststep audit anchor >> /mnt/elsewhere/anchors.txt
              firststep audit anchor --output anchor-2026-04-07.txt
            """
    )

    @Option(
        help: ArgumentHelp("File to write, for your eyes only; standard output without it.", valueName: "file"),
        completion: .file()
    )
    var output: String?

    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let anchor = try await desk.read { transaction, clinic in
            try await AuditRecords(clinic).anchor(in: transaction)
        }
        guard let output else { return try StandardOutput.write("\(anchor)\n") }
        let file = try OutputFile(output)
        try file.write(Array("\(anchor)\n".utf8))
        try file.commit()
    }
}
