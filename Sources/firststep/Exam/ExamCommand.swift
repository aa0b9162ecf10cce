import ArgumentParser

/// Examinations and their findings.
struct ExamCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "exam",
        abstract: "Examinations: record, show, list, void.",
        subcommands: [ExamRecord.self, ExamShow.self, ExamList.self, ExamVoid.self]
    )
}
