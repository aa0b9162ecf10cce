import ArgumentParser
import Foundation
import TestSupport
import Testing

@testable import firststep

@Suite("Hostile text")
struct HostileTextTests {
    /// Parsed in this process: the door is what is tried, and it has some hundred handles.
    @Test(
        "every value that a command takes is read or refused, and a refusal shows nothing that a terminal would obey",
        arguments: CommandTree.handles
    )
    func everyDoor(_ handle: CommandTree.Handle) throws {
        var generator = SeededGenerator(seed: handle.description.utf8.reduce(3) { $0 &* 31 &+ UInt64($1) })
        for text in [HostileText.known.randomElement(using: &generator), HostileText.generated(40, by: &generator)] {
            _ = try? handle.command.type.parseAsRoot(handle.line(with: text ?? ""))
        }
        // To word a refusal takes several times as long as to parse: once, with all that a terminal obeys.
        do {
            _ = try handle.command.type.parseAsRoot(handle.line(with: Self.commands))
        } catch {
            let failure = Failure(CommandFailure(command: handle.command.type, cause: error), wasInterrupted: false)
            // Usage is what it may be; anything else would be a bug that is met at run time.
            #expect(failure.code == 64)
            #expect(failure.words.map(Self.isHarmless) == true)
        }
    }

    @Test("a hostile word in the place of a command is answered harmlessly")
    func commandNames() {
        for text in [Self.commands, "patient\u{1B}]0;x\u{7}"] {
            let said = UnknownCommand.find(in: ["patient", text]).map { ValidationError($0) }
            let failure = said.map { Failure($0, wasInterrupted: false) }
            #expect(failure?.code == 64 && failure?.words.map(Self.isHarmless) == true)
        }
    }

    private static let commands = "a\u{1B}[31m\u{1B}]0;x\u{7}\u{8}\r\t\u{7F}\u{85}\u{9B}31m\u{202E}\u{2066}\nb"

    private static func isHarmless(_ words: String) -> Bool {
        words.split(separator: "\n").allSatisfy { line in
            line.unicodeScalars.allSatisfy { scalar in
                let turns = "\u{202A}"..."\u{202E}" ~= scalar || "\u{2066}"..."\u{2069}" ~= scalar
                return scalar.properties.generalCategory != .control && !turns
            }
        }
    }

    /// What takes free text, and a line that is right but for it.
    private static let texts: [(option: String, line: String)] = [
        ("--family", "patient add --given B --born 1984-03-05 --sex female"),
        ("--given", "patient add --family A --born 1984-03-05 --sex female"),
        ("--phone", "patient edit P-1001"), ("--address", "patient edit P-1001"), ("--city", "patient edit P-1001"),
        ("--postal-code", "patient edit P-1001"),
        ("--complaint", "case open P-1001 --side left"),
        ("--note", "exam record C-1001 --finding hop=negative"),
        ("--note", "imaging order C-1001 --modality mri"),
        ("--note", "home prescribe C-1001 splint"), ("--product", "home prescribe C-1001 cushioned-shoe"),
        ("--note", "case milestone C-1001 plateau"),
        ("--note", "score record C-1001 --value 3"),
        ("--note", "series plan C-1001 --treatment prp --sessions 1"),
        ("--name", "staff add x --role billing"), ("--name", "clinic edit denver"),
    ]

    @Test("free text is stored as it is or refused clearly", arguments: texts)
    func freeText(option: String, line: String) async throws {
        let clinic = try await TestClinic.withCases()
        var generator = SeededGenerator(seed: UInt64(option.count &* 31 &+ line.count))
        for text in HostileText.known.shuffled(using: &generator).prefix(20)
            + (0..<4).map({ _ in HostileText.generated(60, by: &generator) })
        {
            let words =
                line.split(separator: " ").map(String.init) + ["\(option)=\(text)", "--dry-run", "--format", "json"]
            let outcome = try await clinic.run(words)
            #expect([0, 64, 65].contains(outcome.code), "\(text.debugDescription): \(outcome.code) \(outcome.errors)")
            #expect(!outcome.errors.contains("SQLSTATE"), "\(text.debugDescription)")
            guard outcome.code == 0 else { continue }
            let isKept = try Self.holds(outcome.output, text)
            #expect(isKept, "\(text.debugDescription) is not in \(outcome.output)")
        }
        #expect(try await clinic.run(["patient", "show", "P-1001"]).code == 0)
    }

    @Test("a note as long as an argument can be is kept to the last character")
    func longNote() async throws {
        let clinic = try await TestClinic.withCases()
        let note = String(repeating: "Schmerz 痛み ", count: 6000)
        let recorded = try await clinic.run(["score", "record", "C-1001", "--value", "3", "--note", note])
        #expect(recorded.code == 0, "\(recorded.errors)")
        let listed = try await clinic.run(["score", "list", "C-1001", "--format", "json"])
        #expect(try Self.holds(listed.output, note))
    }

    /// Whether JSON holds a text as a whole value, byte by byte: Foundation's own reader drops a byte-order mark.
    private static func holds(_ json: String, _ text: String) throws -> Bool {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.withoutEscapingSlashes]
        return try [text, text.trimmingCharacters(in: .whitespacesAndNewlines)].contains { kept in
            Data(json.utf8).range(of: try encoder.encode(kept)) != nil
        }
    }
}
