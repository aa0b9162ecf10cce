import Domain
import Foundation
import Postgres
import TestSupport
import Testing

@testable import firststep

@Suite("The nightly job")
struct NightlyTests {
    private static let ofTheDay = ["outcomes.csv", "outcomes.html", "outcomes.json", "outcomes.pdf", "outcomes.txt"]
    private static let ofNow = [
        "integrity.json", "integrity.txt", "unclaimed.csv", "unclaimed.json", "unclaimed.txt", "worklist.csv",
        "worklist.json", "worklist.txt",
    ]

    @Test("it makes the last day's folder with every file, and another run leaves every byte and its time as they are")
    func happyNight() async throws {
        let nights = try await TestNights.withHeel()
        let day = try await nights.yesterday()
        let made = try await nights.run()
        #expect(made.code == 0 && made.output.isEmpty)
        #expect(made.errors.contains("\(nights.folder)/\(day): 13 files as of "))
        #expect(nights.names() == [day.description])
        try await nights.expectWhole(day)
        let manifest = try nights.manifest(of: day)
        #expect(manifest.files.map(\.file).sorted() == (Self.ofTheDay + Self.ofNow).sorted())
        #expect(manifest.settled && manifest.checksPassed == true && manifest.readAt != nil)
        #expect(manifest.asOf?.description.hasSuffix("59:59.999999Z") == true)
        let asOf = try await nights.program.run("outcomes", "report", "--as-of", day.description, "--format", "json")
        #expect(try nights.bytes("outcomes.json", of: day) == Data(asOf.output.utf8))
        #expect(String(decoding: try nights.bytes("unclaimed.csv", of: day), as: UTF8.self).contains(",250.00,USD,"))
        #expect(try await nights.events() == 1)
        let times = "stat --format '%n %y %i %a' \(nights.folder) \(nights.folder)/* \(nights.folder)/*/*"
        let before = try await nights.program.shell(times).output
        let again = try await nights.run()
        #expect(again.code == 0)
        #expect(again.errors == "\(nights.folder)/\(day) is there already, and whole\n")
        #expect(try await nights.program.shell(times).output == before)
        #expect(try await nights.events() == 1)
        let open = "find \(nights.folder) -perm /077"
        #expect(try await nights.program.shell(open).output.isEmpty)
        #expect(try await nights.turns() == 0)
    }

    @Test("the log names whose records the worklist and the charges show, and holds the digest of the manifest")
    func trail() async throws {
        let nights = try await TestNights.withHeel()
        #expect(try await nights.run().code == 0)
        let event = try await nights.clinic.superuser(
            """
            SELECT file_sha256, actor, ARRAY(
                SELECT patient_id FROM audit.event_patient AS about WHERE about.event_id = event.event_id) AS patients
            FROM audit.event WHERE action = 'nightly'
            """
        )
        let digest = try await nights.program.shell("sha256sum \(nights.folder)/*/manifest.json").output.prefix(64)
        #expect(try event.map { try $0["file_sha256"] } == [String(digest)])
        #expect(try event[0]["actor"] == TestServer.login(.nightly))
        #expect(try event[0]["patients"] == [1001])
    }

    @Test("missed days are caught up, the oldest first and so many at most; what is of now goes with the last alone")
    func catchUp() async throws {
        let nights = try await TestNights.withHeel()
        let day = try await nights.yesterday()
        #expect(try await nights.run("--date", (day + -5).description).code == 0)
        let made = try await nights.run("--catch-up", "3")
        #expect(made.code == 0)
        #expect(made.errors.contains("warning: 1 missed day is left out, \(day + -4) to \(day + -4)"))
        #expect(nights.names() == [-5, -3, -2, -1, 0].map { (day + $0).description })
        for missed in [-5, -3, -2, -1] {
            try await nights.expectWhole(day + missed)
            #expect(nights.names(in: day + missed) == ["manifest.json"] + Self.ofTheDay)
        }
        try await nights.expectWhole(day)
        #expect(nights.names(in: day).count == 14)
        #expect(try await nights.events() == 2)
    }

    @Test(
        "a plan goes from the last day that is there to the one asked for",
        arguments: [
            ([], 7, [20], []), ([19], 7, [20], []), ([20], 7, [20], []), ([16, 21], 7, [17, 18, 19, 20], []),
            ([14], 2, [18, 19, 20], [15, 16, 17]), ([14], 0, [20], [15, 16, 17, 18, 19]), ([21], 7, [20], []),
        ] as [([Int], Int, [Int], [Int])]
    )
    func plan(there: [Int], most: Int, days: [Int], leftOut: [Int]) {
        let day = { (number: Int) in Day(daysSince1970: number) }
        let plan = NightPlan(until: day(20), beside: there.map(day), catchingUp: most)
        #expect(plan.days == days.map(day))
        #expect(plan.leftOut == leftOut.map(day))
    }

    @Test("of two at once one gets 75 and writes nothing; a report waits until it is settled")
    func twoAtOnce() async throws {
        let nights = try await TestNights.withHeel()
        let day = try await nights.yesterday()
        let settings = TestServer.shared.settings(database: nights.clinic.database)
        let first = try await Pool.lent(settings) { pool in
            try await pool.transaction { transaction in
                try await transaction.execute("SELECT 1")
                let first = Task { try await nights.run("--wait", "3600") }
                while try await nights.turns() == 0 { try await Task.sleep(for: .milliseconds(50)) }
                let second = try await nights.run()
                #expect(second.code == 75)
                #expect(second.errors.hasPrefix("nightly: another run is at work for denver"))
                #expect(nights.names().isEmpty)
                return first
            }
        }
        #expect(try await first.value.code == 0)
        try await nights.expectWhole(day)
        #expect(try nights.manifest(of: day).settled)
    }

    @Test("what is not settled when the wait is over says so, and is made anew once it can be; the old one is kept")
    func unsettled() async throws {
        let nights = try await TestNights.withHeel()
        let day = try await nights.yesterday()
        let settings = TestServer.shared.settings(database: nights.clinic.database)
        try await Pool.lent(settings) { pool in
            try await pool.transaction { transaction in
                try await transaction.execute("SELECT 1")
                let made = try await nights.run("--wait", "0")
                #expect(made.code == 0 && made.errors.contains("warning: \(day) is not settled"))
                let again = try await nights.run("--wait", "0")
                #expect(again.code == 0 && again.errors.contains("is there already, and still not settled"))
            }
        }
        #expect(try nights.manifest(of: day).settled == false)
        let remade = try await nights.run()
        #expect(remade.code == 0 && remade.errors.contains("was not settled; it is now "))
        #expect(nights.names() == ["\(day)", "\(day).unsettled"])
        #expect(try nights.manifest(of: day).settled)
        try await nights.expectWhole(day)
    }

    @Test("the next night settles the one before, whose worklist and charges stay what they were")
    func settledLater() async throws {
        let nights = try await TestNights.withHeel()
        let day = try await nights.yesterday()
        #expect(try await nights.run().code == 0)
        // As it would be if it had been made a night ago, with a transaction open.
        let (manifest, earlier) = ("manifest.json", day + -1)
        let edit =
            "sed -i 's/\"day\" : \"\(day)/\"day\" : \"\(earlier)/; s/\"settled\" : true/\"settled\" : false/' \(earlier)/\(manifest)"
        #expect(try await nights.program.shell("cd \(nights.folder) && mv \(day) \(earlier) && \(edit)").code == 0)
        let before = try Self.ofNow.map { try nights.bytes($0, of: earlier) }
        #expect(try await nights.run().code == 0)
        #expect(nights.names() == ["\(earlier)", "\(earlier).unsettled", "\(day)"])
        try await nights.expectWhole(earlier)
        #expect(try nights.manifest(of: earlier).settled && nights.manifest(of: earlier).readAt != nil)
        #expect(try Self.ofNow.map { try nights.bytes($0, of: earlier) } == before)
        let end = String(decoding: try nights.bytes("outcomes.txt", of: earlier), as: UTF8.self)
        #expect(end.contains("\(earlier) ("))
        #expect(try await nights.run().errors == "\(nights.folder)/\(day) is there already, and whole\n")
    }

    @Test(
        "a folder that is not as its manifest says is named, put aside and made anew, and the exit code is 1",
        arguments: [
            ("echo >> outcomes.csv", "outcomes.csv is not what the manifest says"),
            ("rm worklist.txt", "worklist.txt is not what the manifest says"),
            ("rm manifest.json", "it has no manifest of the nightly job"),
            ("ln -sf /etc/hostname outcomes.txt", "outcomes.txt is not what the manifest says"),
            ("sed -i 's/\"day\" : \"2/\"day\" : \"1/' manifest.json", "its manifest is not of this day"),
        ]
    )
    func damaged(deed: String, why: String) async throws {
        let nights = try await TestNights(of: try await TestClinic())
        let day = try await nights.yesterday()
        #expect(try await nights.run().code == 0)
        #expect(try await nights.program.shell("cd \(nights.folder)/\(day) && \(deed)").code == 0)
        let names = nights.names(in: day)
        let run = try await nights.run()
        #expect(run.code == 1)
        #expect(run.errors.contains("\(nights.folder)/\(day) is damaged: \(why); it is now "))
        #expect(nights.names() == ["\(day)", "\(day).damaged"])
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: "\(nights.folder)/\(day).damaged").sorted() == names
        )
        try await nights.expectWhole(day)
        #expect(try await nights.run().code == 0)
    }

    @Test("where it cannot work it says why and what is right, and leaves nothing")
    func refusals() async throws {
        let nights = try await TestNights(of: try await TestClinic())
        let day = try await nights.yesterday()
        let wrong = try await nights.clinic.run(["nightly", "--output", nights.folder])
        #expect(wrong.code == 77 && wrong.errors.contains("making the reports of a night is for: nightly"))
        for duty in [Duty.analyst, .billing, .auditor, .administrator, .clinician, .frontdesk] {
            let program = try await nights.clinic.colleague(duty)
            #expect(try await program.run("nightly", "--output", nights.folder).code == 77)
        }
        let future = try await nights.run("--date", (day + 1).description)
        #expect(future.code == 65 && future.errors.contains("the last day that has is \(day)"))
        #expect(!FileManager.default.fileExists(atPath: nights.folder))
        let unwritable = try await nights.program.run("nightly", "--output", "/dev/null/nights")
        #expect(unwritable.code == 73 && unwritable.errors.contains("/dev/null/nights cannot be written"))
        let unreachable = try await nights.program.run(
            "nightly",
            "--output",
            nights.folder,
            environment: ["FIRSTSTEP_DATABASE": "postgresql:///none?host=/none"]
        )
        #expect(unreachable.code == 69 && !FileManager.default.fileExists(atPath: nights.folder))
        for option in ["--keep=0", "--catch-up=-1", "--wait=x"] { #expect(try await nights.run(option).code == 64) }
        #expect(try await nights.turns() == 0)
    }

    @Test("another clinic's folder is refused, and stays")
    func otherClinic() async throws {
        let nights = try await TestNights(of: try await TestClinic())
        let day = try await nights.yesterday()
        #expect(try await nights.run().code == 0)
        let rename =
            "sed -i 's/\"clinic\" : \"denver\"/\"clinic\" : \"boulder\"/' \(nights.folder)/\(day)/manifest.json"
        #expect(try await nights.program.shell(rename).code == 0)
        for options in [[], ["--date", "\(day + -1)"]] {
            let run = try await nights.program.run(["nightly", "--output", nights.folder] + options)
            #expect(run.code == 65 && run.errors.contains("is of the clinic boulder, not of denver"))
        }
        #expect(nights.names() == ["\(day)"])
    }

    @Test("folders that are too old go, and nothing else does")
    func retention() async throws {
        let nights = try await TestNights(of: try await TestClinic())
        let day = try await nights.yesterday()
        for date in [-9, -8, -7, -6, -5] {
            #expect(try await nights.run("--date", (day + date).description, "--catch-up", "0").code == 0)
        }
        let (own, foreign, noted) = ((day + -9).description, (day + -8).description, (day + -7).description)
        for line in ["rm \(foreign)/manifest.json", "touch \(noted)/note", "mkdir old 2001-01-01", "touch 2001-01-02"] {
            #expect(try await nights.program.shell("cd \(nights.folder) && \(line)").code == 0)
        }
        let run = try await nights.run("--catch-up", "0", "--keep", "6")
        #expect(run.code == 0 && run.errors.contains("2 folders older than 6 days removed, \(own) to \(day + -6)"))
        let stays = ["2001-01-01", "2001-01-02", "\(foreign)", "\(noted)", "\(day + -5)", "\(day)", "old"]
        #expect(nights.names() == stays)
    }

    @Test("what an ended run left is removed, if it is the job's own and nobody writes it")
    func leftovers() async throws {
        let nights = try await TestNights(of: try await TestClinic())
        let day = try await nights.yesterday()
        #expect(try await nights.run("--date", (day + -1).description).code == 0)
        for line in [
            "cp -r \(day + -1) \(day).111.part", "touch \(day).111.part/outcomes.txt.111.part",
            "mkdir \(day).222.part", "mkdir \(day).333.part && touch \(day).333.part/mine",
            "mkdir \(day).444.part && touch \(day).444.part/manifest.json.444.part", "touch \(day).555.part",
            "cp -r \(day + -1) \(day).666.part && mkdir \(day).666.part/sub",
        ] {
            #expect(try await nights.program.shell("cd \(nights.folder) && \(line)").code == 0, "\(line)")
        }
        let run = try await nights.run()
        #expect(run.code == 0)
        #expect(run.errors.contains("warning: \(nights.folder)/\(day).333.part is none of this job's"))
        #expect(nights.names() == ["\(day + -1)", "\(day)", "\(day).333.part", "\(day).555.part", "\(day).666.part"])
    }

    @Test("a day made anew after late corrections is the same to the byte, and the corrections are in the next")
    func lateCorrection() async throws {
        let nights = try await TestNights.withHeel()
        let day = try await nights.yesterday()
        #expect(try await nights.run().code == 0)
        let before = try Self.ofTheDay.map { try nights.bytes($0, of: day) }
        #expect(String(decoding: try nights.bytes("outcomes.txt", of: day), as: UTF8.self).contains("1 of 1"))
        for line in [
            "score void M-2 --reason mistyped", "score record C-1001 --value 6 --on 2025-04-15",
            "consent withdraw P-1001 --purpose outcome-statistics", "clinic edit denver --name Other",
        ] {
            let outcome = try await nights.clinic.firststep(line)
            #expect(outcome.code == 0, "\(line): \(outcome.errors)")
        }
        try FileManager.default.removeItem(atPath: "\(nights.folder)/\(day)")
        #expect(try await nights.run().code == 0)
        #expect(try Self.ofTheDay.map { try nights.bytes($0, of: day) } == before)
    }
}
