import ArgumentParser
import Domain
import Foundation
import Records
import Reports

struct AuditVerify: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check that nobody rewrote the log; exits 1 and names the first broken event where somebody did.",
        discussion: """
            With a file of audit export it opens no database. Without one it reads the clinic's log, and also checks the \
            details that are still there and the end of the chain. A log whose digests were all made anew is found by an \
            anchor alone; a file that does not begin with event 1 needs the anchor of the event before it.

            Examples:
              firststep audit verify --anchor anchors.txt
              firststep audit verify log.csv --anchor anchors.txt
            """
    )

    @Argument(help: "File of: firststep audit export.", completion: .file())
    var file: String?

    @Option(
        help: ArgumentHelp(
            "File of: firststep audit anchor, with one line or many; can be said again.",
            valueName: "file"
        ),
        completion: .file()
    )
    var anchor: [String] = []

    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        if let file {
            try tell { try Self.check(file, anchors()) }
        } else {
            try await runAtDesk()
        }
    }

    func run(at desk: Desk) async throws {
        let anchors = try anchors()
        let result = try await desk.read { transaction, clinic in
            let records = try AuditRecords(clinic)
            do {
                return Result<WholeChain, ChainFault>.success(
                    try await records.verify(anchors: anchors, in: transaction)
                )
            } catch let fault as ChainFault {
                return .failure(fault)
            }
        }
        try tell { try result.get() }
    }

    private func anchors() throws -> [AuditAnchor] {
        try anchor.flatMap { path in
            let text = String(decoding: try InputFile(path).contents(), as: UTF8.self)
            do {
                return try AuditAnchor.all(in: text)
            } catch let error as InvalidInput {
                throw InvalidInput("\(path): \(error)")
            }
        }
    }

    private static func check(_ path: String, _ anchors: [AuditAnchor]) throws -> WholeChain {
        var (reader, verifier) = (ChainCSVReader(), ChainVerifier(anchors: anchors))
        do {
            try InputFile(path).read { bytes in
                for line in try reader.feed(bytes) { try verifier.add(line.event, previous: line.previous) }
            }
            for line in try reader.finish() { try verifier.add(line.event, previous: line.previous) }
        } catch let error as InvalidInput {
            throw InvalidInput("\(path): \(error)")
        }
        return try verifier.finish()
    }

    private func tell(_ check: () throws -> WholeChain) throws {
        do {
            try StandardOutput.write(check().sentences)
        } catch let fault as ChainFault {
            try StandardOutput.write("broken: \(fault)\n")
            throw ExitCode(Exit.found)
        }
    }
}

extension WholeChain {
    /// What was found, in words.
    fileprivate var sentences: String {
        let range = first == 1 ? "" : ", \(first) to \(last.event)"
        let events = count == 1 ? "1 event" : "\(count) events"
        var text = "whole: \(events)\(range), the last with the digest \(last.digest)\n"
        if erasedDetails > 0 { text += "details erased since: \(erasedDetails); their events stand\n" }
        if anchors > 0 { text += "anchors that fit: \(anchors)\n" }
        return text
    }
}
