import Domain
import Foundation
import Postgres
import TestSupport
import Testing

/// The same moment gives the same report, whatever comes later.
@Suite("A report made again")
struct OutcomeReproductionTests {
    private static let formats = ["json", "csv", "table", "html"]

    private func reports(_ clinic: TestClinic, at moment: String) async throws -> [String] {
        var made: [String] = []
        for format in Self.formats {
            let options = "--as-of \(moment) --by treatment,diagnosis,sex --format \(format)"
            let outcome = try await clinic.firststep("outcomes report \(options)")
            try #require(outcome.code == 0 && !outcome.output.isEmpty, "\(outcome.errors)")
            made.append(outcome.output)
        }
        return made
    }

    @Test("is the same to the byte in every format, after corrections and whatever is kept of the counts")
    func bytes() async throws {
        let random = try await RandomClinic(seed: 5)
        let (clinic, moment) = (random.clinic, random.moments[12])
        let first = try await reports(clinic, at: moment)
        #expect(try await reports(clinic, at: moment) == first)
        for statement: SQL in [
            "UPDATE clinic.score SET voided_at = now(), voided_by = current_user, void_reason = 'mistake' WHERE voided_at IS NULL AND score_id % 3 = 0",
            """
            INSERT INTO clinic.score (clinic_id, case_id, side, instrument_code, value, taken_on)
            SELECT clinic_id, case_id, side, 'morning-pain', 9, taken_on - 1 FROM clinic.score WHERE score_id % 5 = 0
            """,
            "UPDATE clinic.session SET voided_at = now(), voided_by = current_user, void_reason = 'mistake' WHERE voided_at IS NULL AND session_id % 4 = 0",
            "INSERT INTO clinic.patient_merge (clinic_id, patient_id, survivor_id) SELECT clinic_id, 1040, 1041 FROM access.whoami()",
        ] { _ = try await clinic.ask(TestServer.staff, statement) }
        #expect(try await reports(clinic, at: moment) == first)
        for kept in [random.moments[6], moment, try await clinic.now()] {
            _ = try #require(try await clinic.keep(CountQuestion(), at: kept))
            #expect(try await reports(clinic, at: moment) == first, "kept at \(kept)")
        }
        try await clinic.forgetCounts()
        #expect(try await reports(clinic, at: moment) == first)
        let now = try await clinic.firststep("outcomes report --format csv").output
        #expect(now != first[1])
    }

    /// Not of the text: that of a night has the width of a page, and a terminal its own.
    @Test("of a night is that of the day, also after corrections")
    func night() async throws {
        let clinic = try await RandomClinic(seed: 6).clinic
        let nights = try await TestNights(of: clinic)
        try #require(try await nights.run().code == 0)
        let day = try await nights.yesterday()
        _ = try await clinic.ask(
            TestServer.staff,
            "UPDATE clinic.score SET voided_at = now(), voided_by = current_user, void_reason = 'mistake' WHERE voided_at IS NULL AND score_id % 3 = 0"
        )
        let files = nights.names(in: day).filter { name in
            ["outcomes.json", "outcomes.csv", "outcomes.html"].contains(name)
        }
        #expect(files.count >= 2)
        for file in files {
            let format = String(file.dropFirst("outcomes.".count))
            let asOf = try await nights.program.run(
                "outcomes",
                "report",
                "--as-of",
                day.description,
                "--format",
                format
            )
            #expect(try nights.bytes(file, of: day) == Data(asOf.output.utf8), "\(file)")
        }
    }

    @Test("carries the digest of its own text without the line that says it")
    func digest() async throws {
        let clinic = try await RandomClinic(seed: 7).clinic
        let json = try await clinic.firststep("outcomes report --format json").output
        let lines = json.split(separator: "\n", omittingEmptySubsequences: false)
        let sealed = try #require(lines.first { $0.contains("\"sha256\"") })
        let text = lines.filter { $0 != sealed }.joined(separator: "\n")
        let file = TemporaryFolder.newPath()
        try Data(text.utf8).write(to: URL(filePath: file))
        let digest = try await clinic.program.shell("sha256sum < \(file)").output.prefix(64)
        #expect(digest.count == 64 && sealed.contains("\"\(digest)\""))
    }

    @Test("while somebody still records says that it is not settled, and is final once they are done")
    func unsettled() async throws {
        let clinic = try await RandomClinic(seed: 8).clinic
        let (early, moment) = try await clinic.pool.transaction { transaction in
            try await transaction.execute(
                """
                INSERT INTO clinic.score (clinic_id, case_id, side, instrument_code, value, taken_on)
                SELECT clinic_id, case_id, side, 'morning-pain', 9, taken_on - 1 FROM clinic.score WHERE score_id % 5 = 0
                """
            )
            let report = try await clinic.report()
            #expect(report["settled"] as? Bool == false)
            let moment = try #require(report["as_of"] as? String)
            #expect(try await clinic.keep(CountQuestion(), at: moment) == nil)
            return (try await reports(clinic, at: moment), moment)
        }
        let late = try await reports(clinic, at: moment)
        #expect(try await clinic.report("--as-of \(moment)")["settled"] as? Bool == true)
        #expect(zip(early, late).allSatisfy { $0 != $1 })
        try await clinic.keep(CountQuestion(), at: moment)
        #expect(try await reports(clinic, at: moment) == late)
    }
}
