import ArgumentParser
import Domain
import Exchange
import Records
import Reports

struct OutcomesMerge: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge",
        abstract: "One report of several clinics' count files, without any patient's row.",
        discussion: """
            It needs no database. The files are those of outcomes report --counts. Where all are exact the report is whole; \
            where one has sums alone (--counts --public), it has what sums give, and says what they do not.

            Examples:
              firststep outcomes merge denver.json boulder.json
              firststep outcomes merge denver.json boulder.json --format html > both.html
            """
    )

    @Argument(help: "Files of counts, one a clinic.", completion: .file(extensions: ["json"]))
    var files: [String]

    @Option(help: "How to print: table, json, csv, html or pdf.")
    var format: ReportFormat = .table

    func validate() throws {
        guard files.count > 1 else { throw ValidationError("say two files or more") }
        try format.refuseTerminal()
    }

    func run() async throws {
        let merged = try MergedFiles(files.map { ($0, try Self.read($0)) })
        let version = FirstStep.configuration.version
        if let report = try merged.report(programVersion: version) {
            try await report.print(as: format)
        } else {
            try await PooledReport(merged, programVersion: version).print(as: format)
        }
    }

    private static func read(_ path: String) throws -> CountFile {
        do {
            return try CountFileReader.file(InputFile(path).text(upTo: CountFileReader.maximumBytes))
        } catch let error as InvalidInput {
            throw InvalidInput("\(path): \(error)")
        }
    }
}
