import ArgumentParser
import Domain
import Records

struct NightlyCommand: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "nightly",
        abstract: "Make the reports of the day that has ended, and those of days that were missed.",
        discussion: """
            A folder a day, with its date as name: the outcome report as of the end of the day in the clinic's time zone, and \
            manifest.json with the digest of each file. The folder of the last day that has ended also holds what is of now: \
            the worklist of the morning, the charges until that day that no batch has claimed, and the checks of the log and \
            the records; in the folder of an earlier day they would not be that day's, and so are left out.

            A folder appears when it is complete. One that is there stays as it is, and is checked against its manifest; what \
            does not fit is given another name, made anew, and said. A report that is not settled when the wait is over is \
            made and says so; the next run makes it anew and keeps the old one beside it. For the login of the job: role nightly.

            Exits with 1 where a check found something; the folder is made all the same.

            Examples:
              firststep nightly --output /var/lib/firststep-nightly
              firststep nightly --output nights --date 2026-04-07 --catch-up 0
            """
    )

    @Option(help: "The day, YYYY-MM-DD; without it the last that has ended.", transform: Day.init(parsing:))
    var date: Day?

    @Option(
        help: ArgumentHelp("Folder in which the days' folders are; made where it is not there.", valueName: "folder"),
        completion: .directory
    )
    var output: String

    @Option(help: ArgumentHelp("Most missed days to make besides, the newest.", valueName: "days"))
    var catchUp = 7

    @Option(help: ArgumentHelp("How long a day's folder is kept.", valueName: "days"))
    var keep = 400

    @Option(help: ArgumentHelp("How long to wait for a report to be settled.", valueName: "seconds"))
    var wait = 60

    @OptionGroup var database: DatabaseOptions

    func validate() throws {
        for (name, value, range) in [
            ("--catch-up", catchUp, 0...366), ("--keep", keep, 1...36_500), ("--wait", wait, 0...3600),
        ] where !range.contains(value) {
            throw ValidationError("\(name) is \(range.lowerBound) to \(range.upperBound), not \(value)")
        }
    }

    func run(at desk: Desk) async throws {
        let clinic = try await desk.read { _, clinic in
            try clinic.require(.nightly, for: "making the reports of a night is")
            return clinic
        }
        let lastEnded = clinic.today + -1
        let day = date ?? lastEnded
        guard day <= lastEnded else {
            throw InvalidInput(
                "--date \(day) has not ended in the clinic's time zone; the last day that has is \(lastEnded)"
            )
        }
        let passed = try await desk.alone(for: clinic) {
            let shelf = try NightShelf(output, of: clinic.code)
            let deadline = ContinuousClock.now + .seconds(wait)
            let run = NightlyRun(desk: desk, shelf: shelf, lastEnded: lastEnded, deadline: deadline)
            return try await run.make(day, catchingUp: min(catchUp, keep - 1), keeping: keep)
        }
        guard passed else { throw ExitCode(Exit.found) }
    }
}
