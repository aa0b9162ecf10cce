import Domain
import Testing

@Suite("Finding a person again")
struct PatientTests {
    private func person(_ given: String, _ family: String, _ born: String) throws -> Person {
        try Person(
            familyName: Line(parsing: family),
            givenName: Line(parsing: given),
            birthDate: Day(parsing: born),
            sex: .female
        )
    }

    @Test(
        "Words of a name have no case, accents or punctuation",
        arguments: [
            ("Müller-O'Neill", ["muller", "oneill"]), ("Łukasz Straße", ["lukasz", "strasse"]),
            ("Ｎｇｕｙễn", ["nguyen"]), ("Østergård, jr.", ["ostergard", "jr"]), ("李 小龍", ["李", "小龍"]),
        ]
    )
    func words(name: String, expected: [String]) {
        #expect(NameWords.words(of: name) == expected)
    }

    @Test(
        "Who is very similar is mentioned with the reason",
        arguments: [
            ("Ann", "Müller", "1984-03-05", "same name and birth date"),
            ("Anne", "Muler", "1984-03-05", "same birth date, similar name"),
            ("Ann", "Smith", "1984-03-05", "same birth date, part of the name"),
            ("Ann", "Müller", "1984-05-03", "same name, similar birth date"),
            ("Ann", "Müller", "1985-03-05", "same name, similar birth date"),
        ]
    )
    func similar(given: String, family: String, born: String, reason: String) throws {
        #expect(try Likeness.reason(person("Ann", "Muller", "1984-03-05"), person(given, family, born)) == reason)
    }

    @Test(
        "Who is merely alike is not",
        arguments: [
            ("Ann", "Müller", "1971-11-30"), ("Eve", "Jones", "1984-03-05"), ("Anna", "Muller", "1984-03-06"),
        ]
    )
    func different(given: String, family: String, born: String) throws {
        #expect(try Likeness.reason(person("Ann", "Muller", "1984-03-05"), person(given, family, born)) == nil)
    }
}
