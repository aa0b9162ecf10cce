import Foundation
import TestSupport
import Testing

/// Files that are not what they should be, or only look so.
@Suite("Files to import")
struct ImportFileTests {
    /// Nothing is ever written here: the tests of it can share it.
    private static let untouched = Task { try await TestClinic(patient: false) }

    @Test(
        "a file that cannot be read is refused with its place and what would be right, and nothing is written",
        arguments: MalformedFile.all
    )
    func malformed(file: MalformedFile) async throws {
        let clinic = try await Self.untouched.value
        let path = ImportFiles.write(file.bytes)
        let refused = try await clinic.firststep("import patients \(path)")
        #expect(refused.code == 65 && refused.output.isEmpty)
        #expect(refused.errors.hasPrefix("import patients: \(path): "), "\(refused.errors.prefix(300))")
        #expect(refused.errors.contains(file.words), "\(refused.errors.prefix(300))")
        #expect(!refused.errors.contains("Example") && refused.errors.utf8.count < 400)
        #expect(try await clinic.firststep("patient list").output == "no such patient\n")
    }

    @Test("a row with too few or too many cells is refused by its line")
    func width() async throws {
        let clinic = try await Self.untouched.value
        let path = ImportFiles.write((MalformedFile.header + "p1,Ex,Ann\n\np2,Ex,Ann,1984-03-05,,\n").utf8)
        let refused = try await clinic.firststep("import patients \(path)")
        #expect(refused.code == 65)
        #expect(refused.errors.contains("line 2: has 3 cells where the header has 4\n"))
        #expect(refused.errors.contains("line 4: has 6 cells where the header has 4\n"))
    }

    @Test("a file that cannot be opened or read is 66")
    func unreadable() async throws {
        let clinic = try await Self.untouched.value
        for (path, words) in [
            ("/nonexistent/x.csv", "No such file or directory"), (TemporaryFolder.path, "Is a directory"),
        ] {
            let refused = try await clinic.firststep("import patients \(path)")
            #expect(refused.code == 66)
            #expect(refused.errors == "import patients: \(path) cannot be read: \(words)\n")
        }
    }

    @Test("a header alone is a file without rows")
    func headerAlone() async throws {
        let clinic = try await Self.untouched.value
        let outcome = try await clinic.firststep("import patients \(ImportFiles.write(MalformedFile.header.utf8))")
        #expect(outcome.code == 0 && outcome.output == "inserted 0, unchanged 0, changed 0, missing 0, rejected 0\n")
    }

    @Test(
        "a column that is not known is named, with what it may have been meant to be, and a terminal obeys none of it"
    )
    func unknownColumns() async throws {
        let clinic = try await Self.untouched.value
        let more = (1...25).map { "extra\($0)" }.joined(separator: ",")
        let path = ImportFiles.write(
            "external_id,family_name,given_name,birth_date,fone,\u{1B}[2J,,phon,\(more)\n".utf8
        )
        let outcome = try await clinic.firststep("import patients \(path)")
        #expect(outcome.code == 0)
        #expect(outcome.errors.contains("the column phon is not read; did you mean phone?\n"))
        #expect(outcome.errors.contains("the column ␛[2j is not read\n"))
        #expect(outcome.errors.contains("8 more columns are not read\n"))
    }

    @Test("a mark, CRLF and other names of columns are read, from a pipe and from standard input too")
    func accepted() async throws {
        let clinic = try await TestClinic(patient: false)
        let text = "\u{FEFF}\"Id\", Surname ,GIVEN_NAME,Born\r\n999,Example,Ann,05.03.1984\r\n\r\n"
        let path = ImportFiles.write(text.utf8)
        let words =
            "--dates dmy --missing-code 999 --map Id=external_id --map surname=family_name --map Born=birth_date"
        let first = try await clinic.firststep("import patients \(path) \(words)")
        #expect(first.output == "inserted 1, unchanged 0, changed 0, missing 0, rejected 0\n", "\(first.errors)")
        for place in ["- <\(path)", "/dev/stdin <\(path)", "<(cat \(path))", "- < <(cat \(path))"] {
            let again = try await clinic.program.shell("$FIRSTSTEP import patients \(words) \(place)")
            #expect(again.output == "inserted 0, unchanged 1, changed 0, missing 0, rejected 0\n", "\(again.errors)")
        }
        let card = try await clinic.firststep("patient show P-1001 --format json")
        #expect(card.output.contains("\"imported_as\" : \"999 from spreadsheet\""), "\(card.output)")
        #expect(
            try await clinic.firststep("patient show P-1001").output.contains("Imported as  999 from spreadsheet\n")
        )
        #expect(try await clinic.firststep("patient show P-1001 --format csv").output.contains(",imported_as\r\n"))
    }

    @Test(
        "days in another order are refused with the order that fits; days out of reason, and what is too long, by their line"
    )
    func cells() async throws {
        let clinic = try await Self.untouched.value
        let path = ImportFiles.write(
            """
            external_id,family_name,given_name,birth_date,phone,postal_code
            p1,A,B,31.12.1979,,
            p2,A,B,12/31/1979,,
            p3,A,B,04/07/1979,,
            p4,A,B,0079-12-31,,
            p5,A,B,2979-12-31,,
            p6,A,B,1979-12-31,\(String(repeating: "1", count: 51)),\(String(repeating: "1", count: 21))
            ,A,B,1979-02-30,,

            """.utf8
        )
        let rejects = TemporaryFolder.newPath()
        let refused = try await clinic.firststep("import patients \(path) --rejects \(rejects)")
        #expect(refused.code == 65 && refused.output == "inserted 0, unchanged 0, changed 0, missing 0, rejected 7\n")
        let day = "birth_date,date,\"write a day of the calendar as YYYY-MM-DD"
        let expected = """
            line,column,value_class,reason
            2,\(day), or say --dates dmy"
            3,\(day), or say --dates mdy"
            4,\(day), or say --dates dmy or --dates mdy"
            5,birth_date,date,a day before 1880 can only be a mistyped year
            6,birth_date,date,the day has not come yet
            7,phone,word,write one line of at most 50 characters
            7,postal_code,word,write one line of at most 20 characters
            8,external_id,empty,every row needs an id
            8,birth_date,date,write a day of the calendar as YYYY-MM-DD

            """
        let written = try String(contentsOfFile: rejects, encoding: .utf8).replacing("\r\n", with: "\n")
        #expect(written == expected, "\(written)")
    }

    @Test("the days of a case are refused by their own columns")
    func caseDays() async throws {
        let clinic = try await TestClinic(patient: false)
        let folder = ImportFiles.write([
            "patients.csv": MalformedFile.good,
            "cases.csv": """
            external_id,patient_external_id,side,opened_on,onset_on,closed_on,outcome
            c1,p1,left,2024-01-10,0203-11-01,,
            c2,p1,left,1983-01-10,,,
            c3,p1,left,2024-01-10,,2924-02-01,resolved

            """,
        ])
        #expect(try await clinic.firststep("import patients \(folder)/patients.csv").code == 0)
        let refused = try await clinic.firststep("import cases \(folder)/cases.csv")
        for words in [
            "line 2, onset_on (date): a day before 1880",
            "line 3, opened_on (date): the day lies before the patient's birth",
            "line 4, closed_on (date): the day has not come yet",
        ] {
            #expect(refused.errors.contains(words), "\(refused.errors)")
        }
    }

    @Test("a birth date is not replaced by one after a case began")
    func birthAfterCase() async throws {
        let clinic = try await TestClinic(patient: false)
        let folder = ImportFiles.write(ImportFiles.small)
        for kind in ["patients", "cases"] { _ = try await clinic.firststep("import \(kind) \(folder)/\(kind).csv") }
        let later = ImportFiles.write(
            (ImportFiles.small["patients.csv"] ?? "").replacing("1984-03-05", with: "2024-03-05").utf8
        )
        let refused = try await clinic.firststep("import patients \(later) --update")
        #expect(refused.code == 65)
        #expect(
            refused.errors.contains("line 2, birth_date (date): the birth date lies after the beginning of a case")
        )
    }

    @Test("the refused rows are not written over the file that is imported")
    func rejectsOverFile() async throws {
        let clinic = try await Self.untouched.value
        let path = ImportFiles.write((MalformedFile.header + "p1,A,B,never\n").utf8)
        let refused = try await clinic.firststep(
            "import patients \(path) --rejects \(TemporaryFolder.path)/./\(path.split(separator: "/").last ?? "")"
        )
        #expect(refused.code == 64 && refused.errors.contains("--rejects names the file that is imported"))
        #expect(try String(contentsOfFile: path, encoding: .utf8).contains("never"))
    }
}
