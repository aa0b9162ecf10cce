import ArgumentParser

/// Treatment series.
struct SeriesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "series",
        abstract: "Treatment series: plan, show, list, stop, resume, void.",
        subcommands: [
            SeriesPlanCommand.self, SeriesShow.self, SeriesList.self, SeriesStop.self, SeriesResume.self,
            SeriesVoid.self,
        ]
    )
}
