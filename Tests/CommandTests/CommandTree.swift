import ArgumentParser
import Foundation
import Testing

@testable import firststep

/// The commands of the program as ArgumentParser describes them.
enum CommandTree {
    /// A command of the tree, with its words.
    struct Branch: Sendable {
        let path: [String]
        let type: any ParsableCommand.Type

        /// Whether it does something, and is not a group of others.
        var isLeaf: Bool { type.configuration.subcommands.isEmpty }

        /// The lines of its help that somebody may type.
        var examples: [[String]] { CommandTree.examples(in: type.configuration.discussion) }
    }

    /// Something that a command takes a value for: an option, or an argument by its place from 0.
    struct Handle: Sendable, CustomTestStringConvertible {
        let command: Branch
        let name: String
        /// The options of the command that take a value.
        let options: [String]

        var description: String { (command.path + [name]).joined(separator: " ") }
        var testDescription: String { description }

        /// The first example of the command, as words after its name, with this value in the place of what it said.
        func line(with text: String) -> [String] {
            var line = Array((command.examples.first ?? []).dropFirst(command.path.count))
            guard let place = Int(name) else { return line + ["\(name)=\(text)"] }
            let arguments = line.indices.filter { index in
                !line[index].hasPrefix("-") && (index == 0 || !options.contains(line[index - 1]))
            }
            guard place < arguments.count else { return line + [text] }
            line[arguments[place]] = text
            return line
        }
    }

    /// All commands: groups, and what is in them.
    static let all = branches(of: FirstStep.self, path: [])

    /// What commands take values for; what several share, as `--database`, once.
    static let handles: [Handle] = {
        // The description of the whole tree takes long to read: once.
        let text = Data(FirstStep._dumpHelp().utf8)
        guard let dump = try? JSONDecoder().decode(Dump.self, from: text) else { return [] }
        var seen: Set<Dump.Argument> = []
        return all.filter(\.isLeaf).flatMap { command in
            let taken = dump.command.arguments(of: command.path).filter { $0.kind != "flag" }
            let options = taken.compactMap(\.option)
            let names = taken.filter { $0.option == nil }.indices.map(String.init) + options
            let inOrder = taken.filter { $0.option == nil } + taken.filter { $0.option != nil }
            return zip(names, inOrder).filter { seen.insert($1).inserted }
                .map { Handle(command: command, name: $0.0, options: options) }
        }
    }()

    /// The examples of a help as words after the program's name; what a shell does itself is cut off.
    private static func examples(in text: String) -> [[String]] {
        text.replacing("\\\n", with: " ").split(separator: "\n").compactMap { line in
            guard line.hasPrefix("  firststep ") else { return nil }
            let words = CommandWords.split(String(line)).dropFirst()
            return Array(words.prefix { !["|", "||", "&&", ">", ">>", "<", ";", "#"].contains($0) })
        }
    }

    private static func branches(of command: any ParsableCommand.Type, path: [String]) -> [Branch] {
        [Branch(path: path, type: command)]
            + command.configuration.subcommands.flatMap { child in
                branches(of: child, path: path + [child.configuration.commandName ?? child._commandName])
            }
    }
}

/// The tree of commands as the program prints it for tools.
private struct Dump: Decodable {
    struct Command: Decodable {
        let commandName: String
        let subcommands: [Command]?
        let arguments: [Argument]?

        func arguments(of path: [String]) -> [Argument] {
            guard let word = path.first else { return arguments ?? [] }
            return subcommands?.first { $0.commandName == word }?.arguments(of: Array(path.dropFirst())) ?? []
        }
    }

    struct Argument: Decodable, Hashable {
        struct Name: Decodable, Hashable { let name: String }
        let kind: String
        let preferredName: Name?
        let valueName: String?
        let abstract: String?

        var option: String? { kind == "option" ? preferredName.map { "--\($0.name)" } : nil }
    }

    let command: Command
}
