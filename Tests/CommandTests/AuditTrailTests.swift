import Foundation
import Postgres
import TestSupport
import Testing

/// What each command of the program leaves in the log.
///
/// A new command has to say it here.
@Suite("The trail that commands leave")
struct AuditTrailTests {
    /// What a command leaves.
    enum Trail {
        /// One event about these patients and this record.
        case event([Int], String? = nil)
        /// Nothing: it shows and changes no record.
        case nothing
    }

    /// A tour through all commands at the desk of a clinic: P-1001 is registered, P-1002 is whom it is about.
    static let tour: [(line: String, trail: Trail)] = [
        ("clinic edit denver --name Other", .event([])),
        ("clinic list", .nothing),
        ("staff add x --name X --role clinician", .event([])),
        ("staff edit x --name Y", .event([])),
        ("staff list", .nothing),
        ("staff disable x", .event([])),
        ("rule list", .nothing),
        ("rule set us-thick above 4.5 --reason ours", .event([])),
        ("rule reset us-thick above", .event([])),
        ("contraindication list", .nothing),
        ("contraindication set anticoagulant prp none --reason ours", .event([])),
        ("holiday list", .nothing),
        ("holiday add 2026-12-24 --name \"Christmas Eve\"", .event([])),
        ("holiday remove 2026-12-24", .event([])),
        ("patient add --family Sample --given Ben --born 1980-01-01 --sex male", .event([1002], "P-1002")),
        ("patient show P-1002", .event([1002], "P-1002")),
        ("patient list", .event([1001, 1002])),
        ("patient find sam", .event([1002])),
        ("patient edit P-1002 --city Denver", .event([1002], "P-1002")),
        ("case open P-1002 --side left --opened-on 2025-01-13", .event([1002], "C-1001")),
        ("case show C-1001", .event([1002], "C-1001")),
        ("case list", .event([1002])),
        ("case diagnose C-1001 --diagnosis plantar-fasciopathy --on 2025-01-13", .event([1002], "D-1")),
        ("case milestone C-1001 plateau --on 2025-02-13", .event([1002], "K-1")),
        ("exam template C-1001", .event([1002], "C-1001")),
        ("exam record C-1001 --finding hop=negative", .event([1002], "E-1")),
        ("exam show E-1", .event([1002], "E-1")),
        ("exam list C-1001", .event([1002], "C-1001")),
        ("exam void E-1 --reason mistyped", .event([1002], "E-1")),
        ("imaging catalogue", .nothing),
        ("catalogue show", .nothing),
        ("imaging price set ultrasound --low 200 --high 400", .event([])),
        ("imaging price list", .nothing),
        ("imaging price end ultrasound --on 2999-01-01", .event([])),
        ("imaging order C-1001 --modality ultrasound", .event([1002], "I-1")),
        ("imaging result I-1 --conclusion positive", .event([1002], "I-1")),
        ("imaging list", .event([1002])),
        ("imaging advise C-1001", .event([1002], "C-1001")),
        ("imaging void-result I-1 --reason mistyped", .event([1002], "I-1")),
        ("imaging cancel I-1", .event([1002], "I-1")),
        ("imaging order C-1001 --modality mri", .event([1002], "I-2")),
        ("imaging void I-2 --reason mistyped", .event([1002], "I-2")),
        ("home prescribe C-1001 splint", .event([1002], "H-1")),
        ("home log H-1 --done yes", .event([1002], "L-1")),
        ("home unlog L-1 --reason mistyped", .event([1002], "L-1")),
        ("home list C-1001", .event([1002], "C-1001")),
        ("home stop H-1", .event([1002], "H-1")),
        ("home void H-1 --reason mistyped", .event([1002], "H-1")),
        ("checkin record C-1001 --night-pain yes --on 2025-01-14", .event([1002], "Q-1")),
        ("checkin list C-1001", .event([1002], "C-1001")),
        ("checkin void Q-1 --reason mistyped", .event([1002], "Q-1")),
        ("shoe add P-1002 --model Glycerin --distance-before 500km", .event([1002], "F-1")),
        ("shoe wear F-1 --distance 5km", .event([1002], "F-1")),
        ("shoe list P-1002", .event([1002], "P-1002")),
        ("route add P-1002 --surface road", .event([1002], "W-1")),
        ("route list P-1002", .event([1002], "P-1002")),
        ("run record P-1002 --distance 5km", .event([1002], "R-1")),
        ("run list P-1002", .event([1002], "P-1002")),
        ("condition add P-1002 pregnancy", .event([1002], "N-1")),
        ("condition list P-1002", .event([1002], "P-1002")),
        ("alert list", .event([1002])),
        ("worklist", .event([1002])),
        ("alert acknowledge A-1 --reason seen", .event([1002], "A-1")),
        ("shoe retire F-1", .event([1002], "F-1")),
        ("shoe void F-1 --reason mistyped", .event([1002], "F-1")),
        ("route void W-1 --reason mistyped", .event([1002], "W-1")),
        ("run void R-1 --reason mistyped", .event([1002], "R-1")),
        ("condition void N-1 --reason mistyped", .event([1002], "N-1")),
        ("series plan C-1001 --treatment focused-eswt --on 2025-03-01", .event([1002], "S-1")),
        ("series show S-1", .event([1002], "S-1")),
        ("billing fees set eswt-focused --amount 250 --from 2025-01-01", .event([])),
        ("billing estimate make C-1001", .event([1002], "G-1")),
        ("billing estimate show G-1", .event([1002], "G-1")),
        ("billing estimate list", .event([1002])),
        ("billing estimate void G-1 --reason mistyped", .event([1002], "G-1")),
        ("series list", .event([1002])),
        ("session record S-1 --on 2025-03-10 --lot L-77", .event([1002], "T-1")),
        ("session list C-1001", .event([1002], "C-1001")),
        ("session void T-1 --reason mistyped", .event([1002], "T-1")),
        ("session find --lot L-77", .event([1002])),
        ("series stop S-1 --kind stopped", .event([1002], "S-1")),
        ("series resume S-1 --reason mistyped", .event([1002], "S-1")),
        ("series void S-1 --reason mistyped", .event([1002], "S-1")),
        ("score record C-1001 --value 7", .event([1002], "M-1")),
        ("score list C-1001", .event([1002], "C-1001")),
        ("score void M-1 --reason mistyped", .event([1002], "M-1")),
        ("outcomes report", .nothing),
        ("outcomes report --public", .nothing),
        ("outcomes report --counts --format json", .nothing),
        ("outcomes merge \(moved)/one.json \(moved)/two.json", .nothing),
        ("outcomes analyse \(moved)/pairs.csv --lower-is-better", .nothing),
        ("outcomes survival \(moved)/times.csv", .nothing),
        ("billing services", .nothing),
        ("billing fees set visit-new --amount 180 --from 2025-01-01", .event([])),
        ("billing fees list", .nothing),
        ("billing fees end visit-new --on 2999-01-01", .event([])),
        ("billing charges add C-1001 --service visit-new --on 2025-02-01", .event([1002], "B-1")),
        ("billing charges list", .event([1002])),
        ("billing export --from 2025-01-01 --to 2025-12-31", .event([1002])),
        ("billing export --from 2025-01-01 --to 2025-12-31 --output /dev/null", .event([1002])),
        ("billing charges void B-1 --reason mistyped", .event([1002], "B-1")),
        ("case summary C-1001", .event([1002], "C-1001")),
        ("export fhir C-1001", .event([1002], "C-1001")),
        ("case close C-1001 --outcome improved", .event([1002], "C-1001")),
        ("case reopen C-1001 --reason mistyped", .event([1002], "C-1001")),
        ("patient add --family Sample --given Bob --born 1980-01-01 --sex male", .event([1003], "P-1003")),
        ("patient duplicates", .event([1002, 1003])),
        ("patient distinct P-1002 P-1003", .event([1002, 1003], "P-1002")),
        ("patient distinct P-1002 P-1003 --undo --reason mistyped", .event([1002, 1003], "P-1002")),
        ("patient merge P-1003 --into P-1002", .event([1002, 1003], "P-1003")),
        ("patient unmerge P-1003 --reason mistyped", .event([1002, 1003], "P-1003")),
        ("consent give P-1002 --purpose research --form v1", .event([1002], "P-1002")),
        ("consent list P-1002", .event([1002], "P-1002")),
        ("consent withdraw P-1002 --purpose research", .event([1002], "P-1002")),
        ("patient export P-1002", .event([1002], "P-1002")),
        ("patient export P-1002 --format fhir", .event([1002], "P-1002")),
        ("export tables --table score", .event([])),
        ("export tables --identified --table identity", .event([1001, 1002, 1003])),
        ("patient restrict P-1003 --reason staff", .event([1003], "P-1003")),
        ("patient open P-1003 --reason visit", .event([1003], "P-1003")),
        ("patient unrestrict P-1003 --reason left", .event([1003], "P-1003")),
        ("patient erase P-1003 --confirm P-1003 --override-retention --reason asked", .event([1003], "P-1003")),
        ("import patients \(moved)/patients.csv", .event([])),
        ("import cases \(moved)/cases.csv", .event([])),
        ("import sessions \(moved)/sessions.csv", .event([])),
        ("import scores \(moved)/scores.csv", .event([])),
        ("import fhir \(moved)/bundle.json", .event([])),
        ("audit show", .event([])),
        ("audit show --patient P-1002", .event([1002])),
        ("audit show --action case --details", .event([1002])),
        ("audit export --output /dev/null", .event([])),
        ("audit anchor", .nothing),
        ("audit verify", .nothing),
        ("nightly --output \(TemporaryFolder.newPath())", .event([1002, 1005, 1006])),
        ("status", .nothing),
        ("migrate --check", .nothing),
    ]

    /// The folder of the files that the tour imports.
    private static let moved = ImportFiles.write(
        ImportFiles.small.merging([
            "bundle.json": FHIRFiles.bundle(FHIRFiles.patient), "pairs.csv": AnalysisFiles.sleep,
            "times.csv": AnalysisFiles.aml, "one.json": CountFiles.sums(of: "one"),
            "two.json": CountFiles.sums(of: "two"),
        ]) { $1 }
    )

    /// Who owns the server founds clinics and runs it: tested with the server, not at a desk.
    static let ofTheServer: Set = [
        "init", "server start", "server status", "server stop", "clinic add", "clinic appoint", "catalogue load",
    ]

    @Test("every command says here what it leaves in the log")
    func complete() async throws {
        let help = try await FirstStepBinary(environment: [:]).run("--experimental-dump-help").output
        let commands = try JSONDecoder().decode(Help.self, from: Data(help.utf8)).command.leaves()
        #expect(commands.count > 60)
        let told = AuditTrailTests.tour.map { line, _ in line + " " }
        for command in commands where !AuditTrailTests.ofTheServer.contains(command) {
            #expect(told.contains { $0.hasPrefix(command + " ") }, "\(command) is not in the tour")
        }
    }

    @Test("every command that shows or changes a record leaves one event about it, and no other does")
    func trail() async throws {
        let clinic = try await TestClinic()
        // What a person does not do has a login of its own.
        let job = try await clinic.colleague(.nightly)
        var last = try await events(of: clinic, after: 0).count
        for (line, trail) in AuditTrailTests.tour {
            let (program, login) =
                line.hasPrefix("nightly ") ? (job, TestServer.login(.nightly)) : (clinic.program, TestServer.staff)
            let outcome = try await program.line(line)
            #expect(outcome.code == 0, "\(line): \(outcome.errors)")
            let events = try await events(of: clinic, after: last)
            last += events.count
            switch trail {
            case .nothing: #expect(events.isEmpty, "\(line) left \(events)")
            case .event(let patients, let record):
                #expect(events.count == 1, "\(line) left \(events)")
                let event = try #require(events.first)
                #expect("\(line) ".hasPrefix("\(event.action) "), "\(line) is logged as \(event.action)")
                #expect(event.outcome == "done" && event.actor == login)
                #expect(event.record == record, "\(line)")
                #expect(event.patients == patients, "\(line)")
            }
        }
        #expect(try await clinic.firststep("audit verify").code == 0)
    }

    private struct Event {
        let action: String
        let outcome: String
        let actor: String
        let record: String?
        let patients: [Int]
    }

    private func events(of clinic: TestClinic, after last: Int) async throws -> [Event] {
        try await Pool.lent(TestServer.shared.settings(database: clinic.database)) { pool in
            try await pool.transaction { transaction in
                try await transaction.query(
                    """
                    SELECT action, outcome, actor, record, ARRAY(
                        SELECT patient_id FROM audit.event_patient AS about
                        WHERE about.event_id = event.event_id ORDER BY 1) AS patients
                    FROM audit.event WHERE event_id > \(last) ORDER BY event_id
                    """
                ).map { row in
                    try Event(
                        action: row["action"],
                        outcome: row["outcome"],
                        actor: row["actor"],
                        record: row["record"],
                        patients: row["patients"]
                    )
                }
            }
        }
    }
}

/// The tree of commands as the program prints it for tools.
private struct Help: Decodable {
    let command: Command

    struct Command: Decodable {
        let commandName: String
        let subcommands: [Command]?

        /// The words of the commands that do something.
        func leaves(below path: [String] = []) -> [String] {
            (subcommands ?? []).filter { $0.commandName != "help" }.flatMap { child in
                let words = path + [child.commandName]
                let below = child.leaves(below: words)
                return below.isEmpty ? [words.joined(separator: " ")] : below
            }
        }
    }
}
