import Domain
import Foundation
import Postgres
import TestSupport
import Testing

extension TestClinic {
    /// A clinic whose P-1001 (Ann Example) may be P-1002 (Anna Example) too, and surely is not P-1003 (Eve Jones).
    static func withNamesakes() async throws -> TestClinic {
        let clinic = try await TestClinic()
        for (given, family, born) in [("Anna", "Example", "1984-03-05"), ("Eve", "Jones", "1991-01-01")] {
            let added = try await clinic.firststep(
                "patient add --family \(family) --given \(given) --born \(born) --sex female"
            )
            #expect(added.code == 0)
        }
        return clinic
    }

    /// Runs SQL as the member of the staff, past every check of the program.
    func execute(_ sql: SQL) async throws {
        try await pool.transaction { try await $0.execute(sql) }
    }
}

@Suite("Merging two numbers of a patient")
struct MergeTests {
    @Test("a merged number is read as the survivor, who is found by its name, and its cases are theirs")
    func merge() async throws {
        let clinic = try await TestClinic.withNamesakes()
        _ = try await clinic.firststep("case open P-1001 --side left --opened-on 2025-01-13")
        let merged = try await clinic.firststep("patient merge P-1001 --into P-1002")
        #expect(merged.code == 0 && merged.errors.isEmpty)
        #expect(merged.output.contains("Patient         P-1002\nName            Example, Anna\n"))
        #expect(merged.output.contains("clinic.case                  1  C-1001\n"))
        #expect(merged.output.contains("clinic.identity              1\n"))

        let shown = try await clinic.firststep("patient show P-1001")
        #expect(shown.errors.hasPrefix("P-1001 was merged on 20") && shown.errors.hasSuffix(": this is P-1002\n"))
        #expect(shown.output.hasPrefix("Patient        P-1002\nAlso known as  P-1001, merged on 20"))
        let list = try await clinic.firststep("patient list --format csv").output.split(separator: "\r\n")
        #expect(list.map { $0.prefix(7) } == ["patient", "P-1002,", "P-1003,"])
        #expect(list[1].hasSuffix(",1,P-1001"))
        #expect(
            try await clinic.firststep("patient find ann 1984-03-05 --format csv").output.contains(
                "P-1002,Example,Anna"
            )
        )
        let cases = try await clinic.firststep("case list --patient P-1001 --format csv")
        #expect(
            cases.output.contains("C-1001,P-1002,\"Example, Anna\",left") && cases.errors.contains("this is P-1002")
        )
    }

    @Test("what is new under a merged number is recorded for the survivor, and says so")
    func recording() async throws {
        let clinic = try await TestClinic.withNamesakes()
        _ = try await clinic.firststep("patient merge P-1001 --into P-1002")
        let opened = try await clinic.firststep("case open P-1001 --side left")
        #expect(opened.output.contains("Patient    P-1002\n") && opened.errors.contains("this is P-1002"))
        let edited = try await clinic.firststep("patient edit P-1001 --city Denver")
        #expect(edited.output.contains("Patient        P-1002\n") && edited.errors.contains("this is P-1002"))
        let similar = try await clinic.firststep(
            "patient add --family Example --given Ann --born 1984-03-05 --sex female --dry-run"
        )
        #expect(similar.errors.contains("P-1002 Example, Ann may be the same person: same name and birth date"))
        #expect(!similar.errors.contains("P-1001"))
    }

    @Test("a dry run lists the same and merges nothing")
    func dryRun() async throws {
        let clinic = try await TestClinic.withNamesakes()
        let dry = try await clinic.firststep("patient merge P-1001 --into P-1002 --dry-run --format csv")
        #expect(dry.code == 0 && dry.errors == "dry run: nothing was written\n")
        #expect(dry.output.hasPrefix("table,records,cases\r\nclinic.address,1,\r\n"))
        #expect(try await clinic.firststep("patient show P-1001").output.hasPrefix("Patient      P-1001\n"))
        let done = try await clinic.firststep("patient merge P-1001 --into P-1002 --format csv")
        #expect(done.output == dry.output)
    }

    // One clinic for all: a refusal writes nothing.
    @Test("a merge that cannot be is refused, and says what would be right")
    func refusals() async throws {
        let clinic = try await TestClinic.withNamesakes()
        _ = try await clinic.firststep("patient merge P-1001 --into P-1002")
        _ = try await clinic.firststep("patient distinct P-1003 P-1001")
        let refusals: [(line: String, code: Int32, words: String)] = [
            ("merge P-1003 --into P-1003", 65, "P-1003 cannot be merged with itself"),
            ("merge P-9 --into P-1002", 65, "there is no patient P-9"),
            ("merge P-1003 --into P-9", 65, "there is no patient P-9"),
            (
                "merge P-1001 --into P-1003", 65,
                "P-1001 is merged into P-1002 already; if that is wrong: firststep patient unmerge"
            ),
            ("merge P-1003 --into P-1001", 65, "name that one: firststep patient merge P-1003 --into P-1002"),
            (
                "merge P-1002 --into P-1001", 65,
                "would be a circle; to keep P-1001 instead, first say: firststep patient unmerge"
            ),
            ("merge P-1003 --into P-1002", 65, "declared two people; if that is wrong: firststep patient distinct"),
            ("merge P-1003", 64, "--into"),
            ("merge P-1003 P-1002", 64, "--into"),
            ("merge C-1003 --into P-1002", 64, "not the number of a patient"),
            ("unmerge P-1003 --reason x", 65, "P-1003 is not merged into another number"),
            ("unmerge P-1001", 64, "--reason"),
            (
                "distinct P-1001 P-1002", 65,
                "both are read as P-1002; if that is wrong, first say: firststep patient unmerge P-1001"
            ),
            ("distinct P-1003 P-1003", 65, "P-1003 is one number; name two"),
            ("distinct P-1002 P-1003", 65, "declared two people already"),
            ("distinct P-1002 P-1003 --undo", 64, "--undo needs --reason"),
            ("distinct P-1002 P-1003 --reason x", 64, "--reason goes with --undo"),
        ]
        for (line, code, words) in refusals {
            let outcome = try await clinic.firststep("patient \(line)")
            #expect(outcome.code == code && outcome.output.isEmpty, "\(line)")
            #expect(outcome.errors.contains(words), "\(line): \(outcome.errors)")
        }
    }

    @Test("nobody is merged into somebody born after their first record")
    func bornLater() async throws {
        let clinic = try await TestClinic.withNamesakes()
        _ = try await clinic.firststep("case open P-1001 --side left --opened-on 1990-01-01")
        let refused = try await clinic.firststep("patient merge P-1001 --into P-1003")
        #expect(refused.code == 65 && refused.errors.contains("of 1990-01-01, lies before the birth of P-1003"))
        let other = try await clinic.firststep("patient merge P-1003 --into P-1001 --dry-run")
        #expect(other.errors.contains("warning: Jones, Eve and Example, Ann do not look like one person\n"))
        #expect(other.errors.contains("warning: the birth dates differ: 1991-01-01 and 1984-03-05\n"))
    }

    @Test("an unmerge lists what was recorded under the survivor since, which stays there")
    func unmerge() async throws {
        let clinic = try await TestClinic.withNamesakes()
        _ = try await clinic.firststep("case open P-1002 --side left")
        _ = try await clinic.firststep("patient merge P-1001 --into P-1002")
        _ = try await clinic.firststep("case open P-1001 --side right")
        let unmerged = try await clinic.firststep("patient unmerge P-1001 --reason \"two sisters\"")
        #expect(unmerged.code == 0 && unmerged.errors == "what was recorded under P-1002 since the merge stays there\n")
        #expect(unmerged.output.contains("Patient      P-1001\nName         Example, Ann\n"))
        #expect(unmerged.output.contains("clinic.case                        1  C-1002\n"))
        #expect(!unmerged.output.contains("C-1001"))
        #expect(try await clinic.firststep("case list --patient P-1002 --format csv").output.contains("C-1002,P-1002"))
        #expect(try await clinic.firststep("patient show P-1001").output.hasPrefix("Patient      P-1001\n"))
        #expect(try await clinic.firststep("patient merge P-1001 --into P-1002").code == 0)
    }

    @Test("a chain is read to its end, and can be taken apart in the middle")
    func chain() async throws {
        let clinic = try await TestClinic.withNamesakes()
        for step in ["P-1001 --into P-1002", "P-1002 --into P-1003"] {
            #expect(try await clinic.firststep("patient merge \(step)").code == 0)
        }
        let all = try await clinic.firststep("patient show P-1001 --format json").output
        #expect(all.contains("\"patient\" : \"P-1003\""))
        #expect(all.firstMatch(of: /P-1001, merged on [-0-9]+; P-1002, merged on/) != nil)
        #expect(
            try await clinic.firststep("patient unmerge P-1002 --reason x").output.contains("Also known as  P-1001, ")
        )
        #expect(try await clinic.firststep("patient show P-1001").output.hasPrefix("Patient        P-1002\n"))
        #expect(try await clinic.firststep("patient show P-1003").output.hasPrefix("Patient      P-1003\n"))
    }

    @Test("of two merges in opposite directions at once the second waits, and is refused as a circle")
    func atOnce() async throws {
        let clinic = try await TestClinic.withNamesakes()
        let waiting = try await clinic.pool.transaction { transaction in
            _ = try await transaction.query("SELECT access.hold_patients(ARRAY[1001, 1002]::bigint[])")
            let task = Task { try await clinic.firststep("patient merge P-1002 --into P-1001") }
            try await CaseTests.waitForOneWhoWaits(clinic)
            try await transaction.execute(Self.link(1001, 1002))
            return task
        }
        let second = try await waiting.value
        #expect(
            second.code == 65
                && second.errors.contains("P-1001 is merged into P-1002, and back again would be a circle")
        )
    }

    @Test("a circle, made by two connections past the program, ends at the least number and can be opened")
    func circle() async throws {
        let clinic = try await TestClinic.withNamesakes()
        try await clinic.pool.transaction { first in
            try await first.execute(Self.link(1001, 1002))
            try await clinic.execute(Self.link(1002, 1001))
        }
        try await clinic.execute(Self.link(1003, 1002))
        #expect(try await clinic.firststep("patient show P-1003").output.contains("Also known as  P-1002, "))
        let list = try await clinic.firststep("patient list --format csv").output.split(separator: "\r\n")
        #expect(list.count == 2 && list[1].hasPrefix("P-1001,") && list[1].hasSuffix("P-1002 P-1003"))
        #expect(try await clinic.firststep("patient unmerge P-1002 --reason circle").code == 0)
        #expect(try await clinic.firststep("patient show P-1001").output.hasPrefix("Patient        P-1002\n"))
    }

    private static func link(_ patient: Int, _ survivor: Int) -> SQL {
        """
        INSERT INTO clinic.patient_merge (clinic_id, patient_id, survivor_id)
        SELECT clinic_id, \(patient)::bigint, \(survivor)::bigint FROM access.whoami()
        """
    }

    @Test("clinicians and the front desk merge, nobody else; what is not for them is named and not counted")
    func roles() async throws {
        let clinic = try await TestClinic.withNamesakes()
        for duty in [Duty.billing, .analyst, .auditor, .administrator] {
            let refused = try await clinic.colleague(duty).run("patient", "merge", "P-1001", "--into", "P-1002")
            #expect(refused.code == 77 && refused.output.isEmpty, "\(duty)")
        }
        let merged = try await clinic.colleague(.frontdesk).run("patient", "merge", "P-1001", "--into", "P-1002")
        #expect(merged.code == 0 && merged.output.contains("clinic.finding\n"))
        #expect(
            merged.errors.hasPrefix("not for frontdesk, and so not counted: billing.batch_charge, billing.charge, ")
        )
        let unmerged = try await clinic.colleague(.clinician).run("patient", "unmerge", "P-1001", "--reason", "x")
        #expect(unmerged.code == 0)
    }

    @Test("who merges must be allowed to see both, and a restriction of one number is one of the person")
    func restricted() async throws {
        let clinic = try await TestClinic.withNamesakes()
        let (desk, clinician) = try await (clinic.colleague(.frontdesk), clinic.colleague(.clinician))
        try await clinic.execute(
            "INSERT INTO clinic.restriction (clinic_id, patient_id) SELECT clinic_id, 1001 FROM access.whoami()"
        )
        for (one, other) in [("P-1001", "P-1002"), ("P-1002", "P-1001")] {
            let refused = try await desk.run("patient", "merge", one, "--into", other)
            #expect(refused.code == 77 && refused.errors.contains("patient P-1001 is restricted"))
        }
        try await clinic.execute(
            "INSERT INTO clinic.opening (clinic_id, patient_id) SELECT clinic_id, 1001 FROM access.whoami()"
        )
        #expect(try await clinic.firststep("patient merge P-1001 --into P-1002").code == 0)
        for number in ["P-1001", "P-1002"] {
            #expect(try await clinic.firststep("patient show \(number)").code == 0)
            #expect(try await clinician.run("patient", "show", number).code == 77)
        }
        #expect(try await desk.run("patient", "find", "example").output == "no such patient\n")
        #expect(try await clinician.run("patient", "unmerge", "P-1001", "--reason", "x").code == 77)
        #expect(try await clinic.firststep("patient unmerge P-1001 --reason x").code == 0)
        #expect(try await clinician.run("patient", "show", "P-1002").code == 0)
    }
}

@Suite("Patients who look like one person")
struct DuplicateTests {
    @Test("likely pairs are listed with their reasons, the likeliest first, until they are merged or declared distinct")
    func duplicates() async throws {
        let clinic = try await TestClinic.withNamesakes()
        for (words, phone) in [
            ("--given Jon --family Smyth --born 1970-01-01", "303 555 0100"),
            ("--given John --family Smith --born 1970-01-01", "+1 (303) 555-0100"),
            ("--given Eva --family Lee --born 1999-09-09", "555 0123"),
            ("--given Tom --family Lee --born 1960-06-06", "5550123"),
            ("--given Eve --family Jones --born 1991-10-01", "1"),
        ] {
            _ = try await clinic.firststep("patient add \(words) --sex other --phone \"\(phone)\" --quiet")
        }
        let pairs = try await clinic.firststep("patient duplicates --format csv").output.split(separator: "\r\n")
        #expect(pairs.first == "patient,name,birth_date,other,other_name,other_birth_date,reasons")
        #expect(
            pairs.dropFirst().map { $0.replacing(/"[^"]*",/, with: "") } == [
                "P-1004,1970-01-01,P-1005,1970-01-01,\"same birth date, similar name; same phone\"",
                "P-1001,1984-03-05,P-1002,1984-03-05,\"same birth date, similar name\"",
                "P-1003,1991-01-01,P-1008,1991-10-01,\"same name, similar birth date\"",
                "P-1006,1999-09-09,P-1007,1960-06-06,same phone",
            ]
        )
        let first = try await clinic.firststep("patient duplicates --limit 1")
        #expect(first.errors == "only the first 1 are listed; say --limit for more\n")
        _ = try await clinic.firststep("patient merge P-1001 --into P-1002")
        let declared = try await clinic.firststep("patient distinct P-1007 P-1006")
        #expect(
            declared.output.hasPrefix("Patient         P-1006\n") && declared.output.contains("Two people      yes\n")
        )
        let rest = try await clinic.firststep("patient duplicates --format csv").output
        #expect(rest.split(separator: "\r\n").count == 3 && !rest.contains("P-1006") && !rest.contains("P-1002"))
        #expect(
            try await clinic.firststep("patient distinct P-1006 P-1007 --undo --reason mistake").output.contains("no\n")
        )
        #expect(try await clinic.firststep("patient duplicates --format csv").output.contains("P-1006"))
    }

    @Test("a merged registration still tells who looks like its survivor")
    func mergedRegistration() async throws {
        let clinic = try await TestClinic.withNamesakes()
        _ = try await clinic.firststep(
            "patient add --given Ann --family Example --born 1984-05-03 --sex female --quiet"
        )
        _ = try await clinic.firststep("patient merge P-1001 --into P-1003")
        let pairs = try await clinic.firststep("patient duplicates --format csv").output
        #expect(pairs.contains("P-1003,\"Example, Ann\",1984-03-05,P-1004,\"Example, Ann\",1984-05-03"))
        #expect(!pairs.contains("P-1001"))
        _ = try await clinic.firststep("patient distinct P-1003 P-1004")
        #expect(try await !clinic.firststep("patient duplicates --format csv").output.contains("P-1004"))
    }
}
