import ArgumentParser

/// Examinations and their findings.
struct ExamCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "exam",
        abstract: "Examinations: what to test, record, show, list, void.",
        subcommands: [ExamTemplate.self, ExamRecord.self, ExamShow.self, ExamList.self, ExamVoid.self]
    )
}
