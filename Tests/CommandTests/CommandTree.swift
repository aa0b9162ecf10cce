import ArgumentParser
import Foundation

@testable import firststep

/// The commands of the program as ArgumentParser describes them.
enum CommandTree {
    /// A command that does something.
    struct Leaf {
        let path: [String]
        let type: any ParsableCommand.Type
        /// What takes a value: an option as `--name`, an argument as its place from 0.
        let options: [String]
    }

    /// All commands below one.
    static func leaves(of command: any ParsableCommand.Type, path: [String] = []) -> [Leaf] {
        let children = command.configuration.subcommands
        guard children.isEmpty else {
            return children.flatMap { leaves(of: $0, path: path + [$0.configuration.commandName ?? $0._commandName]) }
        }
        return [Leaf(path: path, type: command, options: options(of: command))]
    }

    /// The words of the first example of a command's help, which is a line that is right.
    static func example(of command: any ParsableCommand.Type) -> [String]? {
        let text = command.configuration.discussion.replacing("\\\n", with: " ")
        guard let line = text.split(separator: "\n").first(where: { $0.drop { $0 == " " }.hasPrefix("firststep ") })
        else { return nil }
        return Array(CommandWords.split(line.trimmingCharacters(in: .whitespaces)).dropFirst())
    }

    /// A line with an option given, in the place of what it said before.
    static func setting(_ name: String, to text: String, in line: [String]) -> [String] {
        guard let place = Int(name) else { return line + ["\(name)=\(text)"] }
        var line = line
        let arguments = line.indices.filter { index in
            !line[index].hasPrefix("-") && (index == 0 || !line[index - 1].hasPrefix("--"))
        }
        let words = arguments.dropFirst(depth(of: line))
        guard place < words.count else { return line + [text] }
        line[words[words.startIndex + place]] = text
        return line
    }

    private static func depth(of line: [String]) -> Int {
        var command: any ParsableCommand.Type = FirstStep.self
        var depth = 0
        for word in line {
            let children = command.configuration.subcommands
            guard let next = children.first(where: { ($0.configuration.commandName ?? $0._commandName) == word }) else {
                break
            }
            (command, depth) = (next, depth + 1)
        }
        return depth
    }

    private static func options(of command: any ParsableCommand.Type) -> [String] {
        let data = Data(FirstStep._dumpHelp().utf8)
        guard let root = try? JSONDecoder().decode(Dump.self, from: data) else { return [] }
        let path = CommandPath.find(command, in: FirstStep.self) ?? []
        var node: Dump.Command? = root.command
        for word in path { node = node?.subcommands?.first { $0.commandName == word } }
        var place = 0
        return (node?.arguments ?? []).compactMap { argument in
            switch argument.kind {
            case "option": return argument.preferredName.map { "--\($0.name)" }
            case "positional":
                defer { place += 1 }
                return String(place)
            default: return nil
            }
        }
    }

    private struct Dump: Decodable {
        struct Command: Decodable {
            let commandName: String
            let subcommands: [Command]?
            let arguments: [Argument]?
        }
        struct Argument: Decodable {
            struct Name: Decodable { let name: String }
            let kind: String
            let preferredName: Name?
        }
        let command: Command
    }
}
