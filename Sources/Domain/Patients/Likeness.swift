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
        editDistance(Array(one.joined(separator: " ")), Array(other.joined(separator: " ")))
    }

    /// Levenshtein distance with neighbouring letters swapped counted as one edit.
    static func editDistance(_ one: [Character], _ other: [Character]) -> Int {
        var rows = [Array(0...other.count)]
        for (i, letter) in one.enumerated() {
            var row = [i + 1]
            for (j, candidate) in other.enumerated() {
                var best = min(rows[i][j + 1] + 1, row[j] + 1, rows[i][j] + (letter == candidate ? 0 : 1))
                if i > 0, j > 0, letter == other[j - 1], one[i - 1] == candidate {
                    best = min(best, rows[i - 1][j - 1] + 1)
                }
                row.append(best)
            }
            rows.append(row)
        }
        return rows[one.count][other.count]
    }
}
