import Foundation
import TestSupport
import Testing

@Suite("The case summary")
struct CaseSummaryTests {
    /// Made once for the tests that only read it.
    private static let first = Task { try await firstCase() }

    /// The first case of the article on C-1001: 7 the day before the first of three sessions, 2 on day 70.
    private static func firstCase() async throws -> TestClinic {
        let clinic = try await TestClinic.withCases()
        for line in [
            "patient edit P-1001 --family \"O'Neil <b> & \\Sons\\ | *x*\" --city Denver --state CO",
            "exam record C-1001 --on 2025-01-13 --by dlee --finding hop=negative --finding dorsiflexion-bent=8deg",
            "imaging order C-1001 --modality ultrasound --on 2025-01-13 --quote 650 --by dlee",
            "imaging result I-1 --conclusion positive --measure fascia-thickness=5.2mm --on 2025-01-14",
            "case diagnose C-1001 --diagnosis plantar-fasciopathy --basis exam,imaging --on 2025-01-14 --by dlee",
            "home prescribe C-1001 stretch --dose hold=30-45s --dose reps=3-5 --from 2025-01-14",
            "series plan C-1001 --treatment focused-eswt --sessions 3 --interval 7 --on 2025-03-01 --starts-on 2025-03-10",
            "session record S-1 --on 2025-03-10 --energy 0.2 --impulses 2000 --frequency 8",
            "session record S-1 --on 2025-03-17 --energy 0.2 --impulses 2000 --frequency 8",
            "session record S-1 --on 2025-03-24 --energy 0.2 --impulses 2000 --frequency 8",
            "score record C-1001 --value 7 --on 2025-03-09",
            "score record C-1001 --value 2 --on 2025-05-19",
            "case milestone C-1001 running-resumed --on 2025-05-19",
            "billing charges add C-1001 --service eswt-focused --amount 250 --units 3 --on 2025-03-24",
            "billing charges add C-1001 --service orthosis-custom --amount 425.50 --on 2025-03-24",
        ] {
            #expect(try await clinic.firststep(line).code == 0, "\(line)")
        }
        return clinic
    }

    @Test("the terminal tells the change, the responder, and a record for every line")
    func text() async throws {
        let summary = try await Self.first.value.firststep("case summary C-1001")
        #expect(summary.code == 0 && summary.errors.isEmpty)
        for words in [
            "Case          C-1001, left heel\n", ", female, 40 at opening, Denver CO\n",
            "7 to 2, -5 points, -71.4 %, responder at 30, 50 and 60 %\n",
            "(M-2 on day 70 against M-1 on day -1; day 0 is 2025-03-10)\n",
            "D-1  Plantar fasciopathy  confirmed  primary  exam and imaging  2025-01-14  dlee\n", "\nE-1  ", "\nI-1  ",
            "$650.00     $200.00  $600.00  above", "5.2 mm     4.0 mm  yes       thickened", "\nH-1  ", "\nS-1  ",
            "\nT-2  S-1     2025-03-17                7  0.2 mJ/mm2, 2000 impulses, 8 Hz\n",
            "M-1  2025-03-09           -1     7  ██████████████░░░░░░          baseline\n",
            "M-2  2025-05-19           70     2  ████░░░░░░░░░░░░░░░░      -5\n", "\nK-1  ", "\nB-2  ",
            "\nTotal $1,175.50\n",
        ] {
            #expect(summary.output.contains(words), "\(words)")
        }
    }

    @Test("JSON says the same in numbers, and null where nothing is known")
    func json() async throws {
        let summary = try await Self.first.value.firststep("case summary C-1001 --format json")
        let object = try #require(JSONSerialization.jsonObject(with: Data(summary.output.utf8)) as? [String: Any])
        let heels = try #require(object["morning_pain"] as? [[String: Any]])
        #expect(heels.count == 1 && heels[0]["change"] as? Double == -5)
        #expect(heels[0]["change_percent"] as? Double == -71.4 && heels[0]["index_on"] as? String == "2025-03-10")
        #expect(["30", "50", "60"].allSatisfy { heels[0]["responder_\($0)_percent"] as? Bool == true })
        #expect(object["closed_on"] is NSNull)
        let total = try #require(object["charges_total"] as? [[String: Any]])
        #expect(total.first?["amount_cents"] as? Int == 117_550)
        let imaging = try #require(object["imaging"] as? [[String: Any]])
        #expect(imaging.first?["quote_cents"] as? Int == 65_000)
        #expect(imaging.first?["quote_position"] as? String == "above")
    }

    @Test("a page is one file with its chart, and no name can break out of its text")
    func html() async throws {
        let page = try await Self.first.value.firststep("case summary C-1001 --format html")
        #expect(page.code == 0)
        #expect(page.output.hasPrefix("<!DOCTYPE html>") && page.output.hasSuffix("</html>\n"))
        #expect(page.output.contains("O&#39;Neil &lt;b&gt; &amp; \\Sons\\ | *x*") && !page.output.contains("<b>"))
        #expect(page.output.contains("<svg role=\"img\"") && !page.output.contains("<?xml"))
        #expect(page.output.contains("responder at 30, 50 and 60 %") && page.output.contains("Total $1,175.50"))
        for remote in ["src=", "@import", "<link", "<script"] { #expect(!page.output.contains(remote)) }
    }

    @Test("a PDF is the page on paper, the same bytes each time, and needs WeasyPrint")
    func pdf() async throws {
        let clinic = try await Self.first.value
        let line = ["case", "summary", "C-1001", "--format", "pdf"]
        // Bytes that are no text would be changed on their way here.
        let digest = "\(line.joined(separator: " ")) | tee >(head -c 5 >&2) | sha256sum"
        let first = try await clinic.program.shell("$FIRSTSTEP \(digest)")
        let second = try await clinic.program.shell("$FIRSTSTEP \(digest)")
        #expect(first.errors == "%PDF-" && first.output == second.output)
        let folder = TemporaryFolder.newPath()
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        try FileManager.default.createSymbolicLink(atPath: "\(folder)/gnuplot", withDestinationPath: "/usr/bin/gnuplot")
        let without = try await clinic.program.run(line, environment: ["PATH": folder])
        #expect(without.code == 69 && without.output.isEmpty)
        let words = "the PDF needs weasyprint, which is not installed; install the package weasyprint"
        #expect(without.errors == "case summary: \(words)\n")
    }

    @Test("a page without gnuplot says what to install")
    func noGnuplot() async throws {
        let clinic = try await Self.first.value
        let page = try await clinic.program.run(
            ["case", "summary", "C-1001", "--format", "html"],
            environment: ["PATH": TemporaryFolder.path]
        )
        #expect(page.code == 69 && page.output.isEmpty)
        let words = "the chart needs gnuplot, which is not installed; install the package gnuplot-nox"
        #expect(page.errors == "case summary: \(words)\n")
    }

    @Test("Markdown has tables, and a name keeps its marks as marks")
    func markdown() async throws {
        let letter = try await Self.first.value.firststep("case summary C-1001 --format md")
        #expect(letter.code == 0 && letter.output.hasPrefix("# Case C-1001, left heel\n"))
        #expect(letter.output.contains("O'Neil &lt;b\\> &amp; \\\\Sons\\\\ \\| \\*x\\*"))
        #expect(letter.output.contains("\n| M-2 | 2025-05-19 | 70 | 2 | -5 | -71.4 |\n"))
    }

    @Test("a heel without scores is missing, not 0, in every format; its page needs no chart")
    func noScores() async throws {
        let clinic = try await TestClinic.withCases()
        for format in ["table", "json", "md", "html"] {
            let summary = try await clinic.firststep("case summary C-1002 --format \(format)")
            #expect(summary.code == 0)
            #expect(summary.output.components(separatedBy: "no morning pain recorded: missing, not 0").count >= 3)
            #expect(!summary.output.contains("<svg"))
        }
        let json = try await clinic.firststep("case summary C-1002 --format json").output
        #expect(json.contains("\"change\" : null") && json.contains("\"responder_30_percent\" : null"))
    }

    @Test(
        "the change is told as it is",
        arguments: [
            (["7 2025-03-09", "4 2025-04-20"], "7 to 4, -3 points, -42.9 %, responder at 30 %, not at 50 or 60 %"),
            (["5 2025-03-09", "6 2025-04-20"], "5 to 6, +1 point, +20 %, no responder at 30, 50 or 60 %"),
            (["5 2025-03-09", "2 2025-04-20"], "5 to 2, -3 points, -60 %, responder at 30, 50 and 60 %"),
            (["0 2025-03-09", "2 2025-04-20"], "0 to 2, +2 points, percent undefined: the baseline is 0"),
            (["3 2025-03-09", "3 2025-04-20"], "3 to 3, 0 points, 0 %, no responder at 30, 50 or 60 %"),
            (["7 2025-03-09"], "no score after the baseline yet: the change is missing, not 0"),
            (["2 2025-05-19"], "no baseline up to day 0: the change is missing, not 0"),
        ]
    )
    func changes(_ scores: [String], _ sentence: String) async throws {
        let clinic = try await TestClinic.withCases()
        _ = try await clinic.firststep(
            "series plan C-1001 --treatment prp --sessions 1 --on 2025-03-10 --starts-on 2025-03-10"
        )
        _ = try await clinic.firststep("session record S-1 --on 2025-03-10")
        for score in scores.map({ $0.split(separator: " ") }) {
            _ = try await clinic.firststep("score record C-1001 --value \(score[0]) --on \(score[1])")
        }
        #expect(try await clinic.firststep("case summary C-1001").output.contains("\(sentence)\n"))
    }

    @Test("an unknown case is refused")
    func unknown() async throws {
        let refused = try await TestClinic.withCases().firststep("case summary C-1009")
        #expect(refused.code == 65 && refused.errors == "case summary: there is no case C-1009\n")
    }
}
