import ArgumentParser
import Domain

/// The words by which the program, or a step of the demonstration, was called.
enum Invocation {
    @TaskLocal static var words: [String] = []

    /// The words of a command, as `score record`.
    static func name(of command: any ParsableCommand.Type) -> String {
        CommandPath.find(command, in: FirstStep.self)?.joined(separator: " ") ?? command._commandName
    }

    /// What a refusal was about: the first record that the words name, and whose it is as far as its number says that.
    static var subject: AuditSubject {
        guard let record else { return .setting }
        if let patient = try? PatientNumber(parsing: record) { return .patient(patient) }
        if let number = try? CaseNumber(parsing: record) { return .case(number) }
        return AuditSubject(record: record)
    }

    private static var record: String? {
        words.first { word in
            let parts = word.split(separator: "-", omittingEmptySubsequences: false)
            return parts.count == 2 && parts[0].count == 1 && parts[0].allSatisfy { $0.isASCII && $0.isUppercase }
                && !parts[1].isEmpty && parts[1].count <= 18 && parts[1].allSatisfy { $0.isASCII && $0.isNumber }
        }
    }
}
