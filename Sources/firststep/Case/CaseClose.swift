import ArgumentParser
import Domain
import Records
import Reports

struct CaseClose: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "close",
        abstract: "Close a case with its outcome; nothing more can be recorded on it until it is reopened.",
        discussion: """
            Example:
              firststep case close C-1001 --outcome resolved --on 2026-06-01
            """
    )

    @OptionGroup var target: CaseArgument

    @Option(
        help: "resolved, improved, unchanged, worse, withdrawn or lost.",
        completion: .words(of: CaseOutcome.self),
        transform: CaseOutcome.init(parsing:)
    )
    var outcome: CaseOutcome

    @Option(
        name: .customLong("on"),
        help: "Day it was closed, YYYY-MM-DD; today without it.",
        transform: Day.init(parsing:)
    )
    var day: Day?

    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let (card, laterDay) = try await desk.change(change) { transaction, clinic in
            let cases = CaseRecords(clinic)
            let day = day ?? clinic.today
            try await cases.close(target.number, on: day, outcome, in: transaction)
            let lastDay = try await cases.lastDay(of: target.number, in: transaction)
            let card = try await CaseCards.card(of: target.number, clinic, in: transaction)
            return try Deed((card, lastDay.flatMap { $0 > day ? $0 : nil }), of: .case(target.number), after: card)
        }
        desk.warn([laterDay.map { "\(target.number) has records of \($0), after the day it was closed" }])
        try output.print(card)
    }
}
