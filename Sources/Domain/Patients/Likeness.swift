/// Whether two registrations may be one person; a hint for a human, never a decision.
public enum Likeness {
    /// What two registrations have in common, or nil where that is too little to mention.
    ///
    /// Same birth date and a name that differs by at most two letters in one word; or the same name and a birth date in
    /// which only one part (year, month, day) differs or day and month are swapped.
    public static func reason(_ one: Person, _ other: Person) -> String? {
        let names = (fullName(one), fullName(other))
        if one.birthDate == other.birthDate {
            if names.0 == names.1 { return "same name and birth date" }
            let family = distance(
                NameWords.words(of: one.familyName.rawValue),
                NameWords.words(of: other.familyName.rawValue)
            )
            let given = distance(
                NameWords.words(of: one.givenName.rawValue),
                NameWords.words(of: other.givenName.rawValue)
            )
            if family + given <= 2 { return "same birth date, similar name" }
            if family == 0 || given == 0, sharesAWord(one, other) { return "same birth date, part of the name" }
            return nil
        }
        return names.0 == names.1 && isMistyped(one.birthDate, other.birthDate) ? "same name, similar birth date" : nil
    }

    private static func fullName(_ person: Person) -> Set<String> {
        Set(NameWords.words(of: person.familyName.rawValue, person.givenName.rawValue))
    }

    private static func sharesAWord(_ one: Person, _ other: Person) -> Bool {
        !fullName(one).isDisjoint(with: fullName(other))
    }

    private static func isMistyped(_ one: Day, _ other: Day) -> Bool {
        let (left, right) = (one.civil, other.civil)
        let differing = [left.year != right.year, left.month != right.month, left.day != right.day].count { $0 }
        return differing == 1 || (left.year == right.year && left.month == right.day && left.day == right.month)
    }

    private static func distance(_ one: [String], _ other: [String]) -> Int {
        Spelling.slips(one.joined(separator: " "), other.joined(separator: " "))
    }
}
