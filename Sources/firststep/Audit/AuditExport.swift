import ArgumentParser
import Domain
import Records
import Reports

struct AuditExport: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write the whole chain of the clinic to a file that anybody can verify.",
        discussion: """
            CSV in UTF-8, an event a line, in order; headers only, without details and names. The columns are:
              clinic_id                 key of the clinic
              event_id                  place in the chain, from 1, without gaps
              occurred_at_microseconds  since 1970-01-01, UTC
              actor                     login of the person
              action                    words of the command
              outcome                   done, refused or dry-run
              record                    number of the record, as in M-17
              patients                  numbers of the patients, ascending, with commas
              rows                      how many records, where there are many
              file_sha256               digest of the file that was read or written
              origin                    address of the connection, or local
              detail_sha256             SHA-256 of the salt and the detail
              previous_sha256           sha256 of the event before it, or of nothing
              sha256                    SHA-256 of firststep-audit-1 and all cells before,
                                        in UTF-8, a line feed between each two

            A login that begins with @ stands with a ' before it, which is not part of it. To verify it in Python:
              import csv, hashlib
              last = hashlib.sha256(b"").hexdigest()
              for row in list(csv.reader(open("log.csv", newline="")))[1:]:
                  text = "\\n".join(["firststep-audit-1"] + row[:-1])
                  sha256 = hashlib.sha256(text.encode()).hexdigest()
                  assert [last, sha256] == row[-2:], "event " + row[1]
                  last = sha256

            Examples:
              firststep audit export --output log.csv
              firststep audit export --from-event 120001 --output more.csv
            """
    )

    @Option(
        help: ArgumentHelp("File to write; it appears when it is complete, for your eyes only.", valueName: "file"),
        completion: .file()
    )
    var output: String

    @Option(help: ArgumentHelp("First event, to continue an earlier export.", valueName: "number"))
    var fromEvent: Int64 = 1

    @OptionGroup var database: DatabaseOptions

    func validate() throws {
        guard fromEvent >= 1 else { throw ValidationError("--from-event is 1 or more, not \(fromEvent)") }
    }

    func run(at desk: Desk) async throws {
        let file = try OutputFile(output)
        let (count, digest) = try await desk.read { transaction, clinic in
            var (csv, digest, count) = (ChainCSV(), RunningDigest(), 0)
            func flush() throws {
                let bytes = csv.drain()
                digest.add(bytes)
                try file.write(bytes)
            }
            try await AuditRecords(clinic).export(from: fromEvent, in: transaction) { event, previous in
                csv.add(event, after: previous)
                count += 1
                // Pieces of 64 KiB: what a pipe takes at once.
                if csv.pending >= 65_536 { try flush() }
            }
            try flush()
            return (count, digest.digest)
        }
        try await desk.log(.done, AuditSubject(rows: count, fileDigest: digest.rawValue))
        try file.commit()
        desk.say("\(count == 1 ? "1 event" : "\(count) events") written to \(output)")
    }
}
