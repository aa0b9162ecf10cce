import ArgumentParser
import Domain

/// What is said of a word that stands where the name of a command should and is none.
enum UnknownCommand {
    /// The sentence, or nil where the words call a command.
    static func find(in words: [String]) -> String? {
        var command: any ParsableCommand.Type = FirstStep.self
        var path = ["firststep"]
        for word in words {
            let children = command.configuration.subcommands
            guard !children.isEmpty, !word.hasPrefix("-"), word != "help" else { return nil }
            guard let child = children.first(where: { name(of: $0) == word }) else {
                return sentence(word, in: path, children.map(name))
            }
            command = child
            path.append(word)
        }
        return nil
    }

    private static func name(of command: any ParsableCommand.Type) -> String {
        command.configuration.commandName ?? command._commandName
    }

    private static func sentence(_ word: String, in path: [String], _ known: [String]) -> String {
        let near = Spelling.near(word, among: known)
        let hint =
            near.isEmpty
            ? "the commands are: \(known.joined(separator: ", "))" : "did you mean \(near.joined(separator: " or "))?"
        return "there is no command \"\((path + [word]).joined(separator: " "))\"; \(hint)"
    }
}
