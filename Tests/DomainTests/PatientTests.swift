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
            ("Ann", "Müller", "1984-03-05", Likeness.sameNameAndBirthDate),
            ("Anne", "Muler", "1984-03-05", .similarName), ("Ann", "Smith", "1984-03-05", .partOfName),
            ("Ann", "Müller", "1984-05-03", .similarBirthDate), ("Ann", "Müller", "1985-03-05", .similarBirthDate),
        ]
    )
    func similar(given: String, family: String, born: String, reason: Likeness) throws {
        #expect(try Likeness.of(person("Ann", "Muller", "1984-03-05"), person(given, family, born)) == reason)
    }

    @Test(
        "Who is merely alike is not",
        arguments: [
            ("Ann", "Müller", "1971-11-30"), ("Eve", "Jones", "1984-03-05"), ("Anna", "Muller", "1984-03-06"),
        ]
    )
    func different(given: String, family: String, born: String) throws {
        #expect(try Likeness.of(person("Ann", "Muller", "1984-03-05"), person(given, family, born)) == nil)
    }

    @Test("A telephone counts however it is written, an address in either case; too short a number does not")
    func contacts() throws {
        var (one, other) = try (person("Ann", "Müller", "1984-03-05"), person("Eve", "Jones", "1991-01-01"))
        (one.phone, other.phone) = try (Line(parsing: "+1 (303) 555-0100"), Line(parsing: "303 555 0100"))
        (one.email, other.email) = try (EmailAddress(parsing: "A@x.org"), EmailAddress(parsing: "a@X.org"))
        #expect(Likeness.all(one, other) == [.sameEmail, .samePhone])
        (one.phone, other.phone) = try (Line(parsing: "0100"), Line(parsing: "0100"))
        other.email = nil
        #expect(Likeness.all(one, other).isEmpty)
    }

    @Test(
        "A merge that would be none, or a circle, is refused, and says what to do instead",
        arguments: [
            (1, 1, 1, 1, "P-1 cannot be merged with itself"), (1, 2, 2, 2, "P-1 is merged into P-2 already"),
            (1, 3, 2, 2, "unmerge P-1"), (1, 1, 2, 1, "P-2 is merged into P-1, and back again would be a circle"),
            (1, 1, 2, 3, "P-2 is itself merged into P-3; name that one: firststep patient merge P-1 --into P-3"),
        ]
    )
    func merging(patient: Int64, person: Int64, survivor: Int64, other: Int64, words: String) throws {
        let numbers = [patient, person, survivor, other].map(PatientNumber.init(rawValue:))
        let refused = #expect(throws: InvalidInput.self) {
            try PatientMerge(numbers[0], readAs: numbers[1], into: numbers[2], readAs: numbers[3])
        }
        #expect(refused?.description.contains(words) == true)
    }

    @Test(
        "an e-mail address is counted by scalars, as the database counts, and holds no control character",
        arguments: ["a@b@c", "a@b@\u{301}c", "a\0@b", "a\u{1B}@b", "\u{600} a@b", "@b", "a@"]
    )
    func emailRefused(text: String) {
        #expect(throws: InvalidInput.self) { try EmailAddress(parsing: text) }
    }

    @Test("a version is as long as its scalars, as the database counts")
    func versionLength() throws {
        let family = "👨‍👩‍👧"
        #expect(throws: InvalidInput.self) { try FormVersion(parsing: String(repeating: family, count: 11)) }
        #expect(try FormVersion(parsing: String(repeating: family, count: 10)).rawValue.unicodeScalars.count == 50)
    }
}
