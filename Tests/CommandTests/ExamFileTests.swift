import TestSupport
import Testing

@Suite("An exam from a file")
struct ExamFileTests {
    /// Nothing is ever written here: the tests of refusals can share it.
    private static let untouched = Task { try await TestClinic.withHeels() }

    private static let file = """
        {"on": "2025-03-09", "by": "dlee", "note": "calm\\u00e9", "findings": [
          {"side": "left", "technique": "hop", "zone": null, "value": "negative"},
          {"side": "left", "technique": "tenderness", "zone": "arch-border", "value": 2},
          {"side": "right", "technique": "dorsiflexion-bent", "value": 8, "unit": "deg"}]}
        """

    @Test("a file and standard input are recorded as if they were typed")
    func recorded() async throws {
        let clinic = try await TestClinic.withHeels()
        let path = ImportFiles.write(Self.file.utf8)
        let recorded = try await clinic.firststep("exam record C-1001 --file \(path)")
        #expect(recorded.code == 0 && recorded.errors.isEmpty, "\(recorded.errors)")
        #expect(recorded.output.contains("Day      2025-03-09\nBy       dlee\nNote     calmé\n"))
        let piped = try await clinic.program.run(
            "exam",
            "record",
            "C-1001",
            "--file",
            "-",
            input: "\u{FEFF}" + Self.file
        )
        #expect(piped.code == 0 && piped.errors == "warning: C-1001 has an exam of 2025-03-09 already: E-1\n")
        let typed = try await clinic.firststep(
            """
            exam record C-1001 --on 2025-03-10 --finding left:hop=neg --finding left:tenderness@arch-border=2 \
            --finding right:dorsiflexion-bent=8deg
            """
        )
        #expect(typed.code == 0)
        let rows = try await clinic.firststep("exam show E-1 --format csv").output
        for other in ["E-2", "E-3"] {
            let same = try await clinic.firststep("exam show \(other) --format csv").output
            #expect(same.replacing(other, with: "E-1") == rows)
        }
    }

    @Test("a remark alone is an exam, and --dry-run writes nothing")
    func remark() async throws {
        let clinic = try await TestClinic.withHeels()
        let path = ImportFiles.write(#"{"note": "walks well"}"#.utf8)
        let dry = try await clinic.firststep("exam record C-1001 --file \(path) --dry-run")
        #expect(dry.code == 0 && dry.errors == "dry run: nothing was written\n")
        #expect(try await clinic.firststep("exam list C-1001").output == "no exam yet\n")
        #expect(try await clinic.firststep("exam record C-1001 --file \(path)").code == 0)
    }

    @Test(
        "a file that is not what it should be is refused with its place, never with what stands there",
        arguments: [
            (#""#, "the file is empty"),
            (#"{"note": "Smith""#, "line 1: this is no JSON: the file ends before it is complete"),
            ("{\"note\":\n\"Smith", "line 2: this is no JSON: the file ends within a text"),
            ("{\"note\":\n\"Smi\nth\"}", "line 2: this is no JSON: a text ends with its line; is a quote missing?"),
            (#"{"note": "Smith"} Smith"#, "line 1: this is no JSON: something follows where the file should end"),
            (#"{"note": "Smith", "note": "Smith"}"#, "line 1: this is no JSON: a name stands twice in one object"),
            (#"{"note": "\uD800 Smith"}"#, "line 1: this is no JSON: a text holds an escape that there is not"),
            (#"{"note": Smith}"#, "line 1: this is no JSON: a value should stand here"),
            (#"{"findings": [{"value": 08}]}"#, "line 1: this is no JSON: a number is not written as in 8 or 8.5"),
            (#"["Smith"]"#, "the whole: should be an object in braces, with on, by, note, findings"),
            (#"{"Smith": 1}"#, "the whole: name 1 in it is not known; known are: on, by, note, findings"),
            (
                #"{"finding": []}"#,
                "the whole: name 1 in it is not known; did you mean findings? known are: on, by, note, findings"
            ),
            (#"{"on": "Smith", "note": "x"}"#, #"on: should be a day, as in "2026-04-07""#),
            (#"{"on": 20250309, "note": "x"}"#, #"on: should be a day, as in "2026-04-07""#),
            (#"{"by": "Ann Smith", "note": "x"}"#, "by: should be the code of who examined"),
            (#"{"note": ["Smith"]}"#, "note: should be a text that is not empty"),
            (#"{"note": " "}"#, "note: should be a text that is not empty"),
            (#"{"on": "2025-03-09"}"#, "findings: there are none, and no note either"),
            (#"{"findings": {"technique": "Smith"}}"#, "findings: should be an array in brackets"),
            (#"{"findings": ["hop=Smith"]}"#, "findings[0]: should be an object in braces, with side, technique, zone"),
            (#"{"findings": [{"technique": "hop"}]}"#, "findings[0].value: must not be missing"),
            (#"{"findings": [{"value": 1}]}"#, "findings[0].technique: must not be missing"),
            (
                #"{"findings": [{"technique": "Ann Smith", "value": 1}]}"#,
                "findings[0].technique: should be the code of"
            ),
            (
                #"{"findings": [{"side": "Smith", "technique": "hop", "value": 1}]}"#,
                #"findings[0].side: should be "left""#
            ),
            (
                #"{"findings": [{"technique": "hop", "value": "Smith"}]}"#,
                "findings[0].value: should be a number without"
            ),
            (#"{"findings": [{"technique": "hop", "value": true}]}"#, "findings[0].value: should be a number without"),
            (
                #"{"findings": [{"technique": "hop", "value": 1e1}]}"#,
                "findings[0].value: should be a plain number of at"
            ),
            (
                #"{"findings": [{"technique": "hop", "value": "pos", "unit": "Smith"}]}"#,
                "findings[0].unit: only a number has a unit"
            ),
            (
                #"{"findings": [{"side": "left", "technique": "hop", "value": "neg"}, {"technique": "hop", "value": "neg"}]}"#,
                #"findings[1].side: case C-1001 has two heels; say "side": "left" or "right""#
            ),
            (
                #"{"findings": [{"side": "left", "technique": "hops", "value": "neg"}]}"#,
                #"findings[0].technique: there is no exam technique "hops"; did you mean hop?"#
            ),
            (
                #"{"findings": [{"side": "left", "technique": "tenderness", "zone": "arch", "value": 1}]}"#,
                #"findings[0].zone: there is no heel zone "arch""#
            ),
            (
                #"{"findings": [{"side": "left", "technique": "dorsiflexion-bent", "value": 8, "unit": "Smith"}]}"#,
                "findings[0].unit: dorsiflexion-bent is -30 to 60 deg, a whole number"
            ),
            (
                #"{"findings": [{"side": "left", "technique": "dorsiflexion-bent", "value": 8.5}]}"#,
                "findings[0].value: dorsiflexion-bent is -30 to 60 deg, a whole number"
            ),
            (
                #"{"findings": [{"side": "left", "technique": "hop", "value": "normal"}]}"#,
                "findings[0].value: hop is positive or negative"
            ),
            (
                #"{"findings": [{"side": "left", "technique": "hop", "value": "no"}, {"side": "left", "technique": "hop", "value": "yes"}]}"#,
                "findings[1].technique: hop is given twice for the left heel"
            ),
        ]
    )
    func refused(text: String, words: String) async throws {
        let clinic = try await Self.untouched.value
        let path = ImportFiles.write(text.utf8)
        let refused = try await clinic.firststep("exam record C-1001 --file \(path)")
        #expect(refused.code == 65 && refused.output.isEmpty, "\(refused.errors)")
        #expect(refused.errors.hasPrefix("exam record: \(path): \(words)"), "\(refused.errors)")
        #expect(!refused.errors.lowercased().contains("smith"))
        #expect(try await clinic.firststep("exam list C-1001").output == "no exam yet\n")
    }

    @Test("bytes that are no text, a file that is too long and nesting without end are refused")
    func bytes() async throws {
        let clinic = try await Self.untouched.value
        let utf16 = "{}".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let long = Array("{\"note\": \"".utf8) + [UInt8](repeating: 0x61, count: 1 << 20) + Array("\"}".utf8)
        let deep = [UInt8](repeating: UInt8(ascii: "["), count: 100_000)
        for (bytes, words) in [
            ([0xFF, 0xFE] + utf16, "the file is not UTF-8 text; save it as UTF-8\n"),
            (Array("{\"note\": \"".utf8) + [0xE9, 0x22, 0x7D], "the file is not UTF-8 text; save it as UTF-8\n"),
            (long, "the file is longer than 1 MiB\n"),
            (deep, "line 1: this is no JSON: the nesting is deeper than 20 levels\n"),
            (utf16, "line 1: this is no JSON: a name in quotes should stand here\n"),
        ] {
            let path = ImportFiles.write(bytes)
            let refused = try await clinic.firststep("exam record C-1001 --file \(path)")
            #expect(refused.code == 65 && refused.errors == "exam record: \(path): \(words)", "\(refused.errors)")
        }
    }

    @Test("a file that cannot be opened is 66, and words beside a file are a usage error")
    func usage() async throws {
        let clinic = try await Self.untouched.value
        let missing = try await clinic.firststep("exam record C-1001 --file /nonexistent/exam.json")
        #expect(missing.code == 66)
        #expect(missing.errors == "exam record: /nonexistent/exam.json cannot be read: No such file or directory\n")
        for words in ["--finding hop=neg", "--side left", "--on 2025-03-09", "--by dlee", "--note x"] {
            let refused = try await clinic.firststep("exam record C-1001 --file exam.json \(words)")
            #expect(refused.code == 64 && refused.errors.contains("--file holds the whole exam"), "\(words)")
        }
        let both = try await clinic.firststep("exam record C-1001 --class nerve-entrapment --finding hop=neg")
        #expect(both.code == 64 && both.errors.contains("--class chooses what is asked on a terminal"))
        let neither = try await clinic.firststep("exam record C-1001")
        #expect(neither.code == 64 && neither.errors.contains("at least one --finding"))
        #expect(neither.errors.contains("a --file or a --note"))
    }
}
