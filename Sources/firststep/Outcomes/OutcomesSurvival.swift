import ArgumentParser
import Exchange
import Reports

struct OutcomesSurvival: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "survival",
        abstract: "Time to an event in a spreadsheet of your own: Kaplan-Meier and log-rank.",
        discussion: """
            It needs no database. The file is CSV with the columns subject, time and event, and where there are groups, group; \
            others are not read. event is 1 where it came at that time, and 0 where the subject was last seen then without it. A row \
            with an empty time or event is left out.

            Examples:
              firststep outcomes survival relapse.csv
              firststep outcomes survival relapse.csv --format json
            """
    )

    @Argument(help: "File to analyse; - is standard input.", completion: .file())
    var file: String

    @OptionGroup var output: OutputOptions

    func run() async throws {
        var sheet = TimeSheet()
        try SheetFile(path: file).read(into: &sheet)
        try output.print(SurvivalAnalysis(sheet.groups, places: sheet.places, leftOut: sheet.leftOut))
    }
}
