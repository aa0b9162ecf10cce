/// Whether two registrations may be one person; a hint for a human, never a decision.
public enum Likeness: String, Sendable, Comparable, CaseIterable, CustomStringConvertible {
    /// Everything agrees.
    case sameNameAndBirthDate = "same name and birth date"
    /// The names differ by at most two letters in one word.
    case similarName = "same birth date, similar name"
    /// The given or the family name agrees.
    case partOfName = "same birth date, part of the name"
    /// One part of the date differs (year, month, day), or day and month are swapped.
    case similarBirthDate = "same name, similar birth date"
    /// The same e-mail address.
    case sameEmail = "same e-mail"
    /// The same telephone, however it is written; a family may share it.
    case samePhone = "same phone"

    /// What two names and birth dates have in common, or nil where that is too little to mention.
    public static func of(_ one: Person, _ other: Person) -> Likeness? {
        let names = (fullName(one), fullName(other))
        guard one.birthDate == other.birthDate else {
            return names.0 == names.1 && isMistyped(one.birthDate, other.birthDate) ? .similarBirthDate : nil
        }
        if names.0 == names.1 { return .sameNameAndBirthDate }
        let family = distance(one.familyName, other.familyName)
        let given = distance(one.givenName, other.givenName)
        if family + given <= 2 { return .similarName }
        return (family == 0 || given == 0) && !names.0.isDisjoint(with: names.1) ? .partOfName : nil
    }

    /// All that two registrations have in common, the strongest hint first.
    public static func all(_ one: Person, _ other: Person) -> [Likeness] {
        var found = [of(one, other)].compactMap(\.self)
        if let email = one.email, email.rawValue.lowercased() == other.email?.rawValue.lowercased() {
            found.append(.sameEmail)
        }
        if let phone = digits(one.phone), phone == digits(other.phone) { found.append(.samePhone) }
        return found
    }

    /// The stronger hint comes first.
    public static func < (left: Likeness, right: Likeness) -> Bool { left.rank < right.rank }

    /// The hint in words.
    public var description: String { rawValue }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? Self.allCases.count }

    private static func fullName(_ person: Person) -> Set<String> {
        Set(NameWords.words(of: person.familyName.rawValue, person.givenName.rawValue))
    }

    private static func isMistyped(_ one: Day, _ other: Day) -> Bool {
        let (left, right) = (one.civil, other.civil)
        let differing = [left.year != right.year, left.month != right.month, left.day != right.day].count { $0 }
        return differing == 1 || (left.year == right.year && left.month == right.day && left.day == right.month)
    }

    private static func distance(_ one: Line, _ other: Line) -> Int {
        Spelling.slips(
            NameWords.words(of: one.rawValue).joined(separator: " "),
            NameWords.words(of: other.rawValue).joined(separator: " ")
        )
    }

    /// The last ten digits, so that a country code does not matter; nil for fewer than seven, which name no line.
    private static func digits(_ phone: Line?) -> Substring? {
        let digits = phone.map { $0.rawValue.filter { $0.isASCII && $0.isNumber } } ?? ""
        return digits.count < 7 ? nil : digits.suffix(10)
    }
}
