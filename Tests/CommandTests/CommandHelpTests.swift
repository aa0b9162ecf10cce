import ArgumentParser
import Testing

@testable import firststep

@Suite("The help of commands")
struct CommandHelpTests {
    @Test("every example in every help can be typed as it stands, and every command has one")
    func examples() throws {
        #expect(CommandTree.all.count > 90)
        for command in CommandTree.all {
            #expect(!command.isLeaf || !command.examples.isEmpty, "\(command.path) has no example")
            for example in command.examples {
                guard let called = CommandTree.all.last(where: { $0.isLeaf && example.starts(with: $0.path) }) else {
                    Issue.record("\(example) calls no command")
                    continue
                }
                #expect(!command.isLeaf || called.path == command.path, "\(example) is of another command")
                let words = Array(example.dropFirst(called.path.count))
                #expect(throws: Never.self, "\(example)") { _ = try called.type.parseAsRoot(words) }
            }
        }
    }

    @Test("an example is a line by itself that a narrow terminal does not break, and no sentence looks like one")
    func lines() {
        for command in CommandTree.all {
            for line in command.type.configuration.discussion.split(separator: "\n") {
                #expect(!line.hasPrefix("firststep "), "\(command.path): \(line)")
                #expect(!line.hasPrefix("  ") || line.count <= 80, "\(command.path): \(line)")
            }
        }
    }

    @Test("all handles of all commands are known")
    func handles() {
        #expect(CommandTree.handles.count > 150)
    }
}
