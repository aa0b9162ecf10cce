/// Which of the known words somebody may have meant.
public enum Spelling {
    /// The words that contain the given one or are contained in it, else those that a slip or two of the finger explain.
    ///
    /// The nearest come first; equally near ones in the order given.
    public static func near(_ word: String, among known: [String]) -> [String] {
        let word = word.lowercased()
        guard !word.isEmpty else { return [] }
        let related = known.filter { $0.contains(word) || word.contains($0) }
        guard related.isEmpty else { return related }
        // In a short word one slip is much already; in a long one three are not a slip.
        let allowed = min(2, max(1, word.count / 3))
        let distances = known.map { (word: $0, slips: slips(word, $0)) }
        return (1...allowed).flatMap { number in distances.filter { $0.slips == number }.map(\.word) }
    }

    /// How many letters are missing, too many, wrong, or swapped with their neighbour.
    ///
    /// Source: the restricted edit distance of Damerau (1964), computed row by row.
    static func slips(_ one: String, _ other: String) -> Int {
        let (one, other) = (Array(one), Array(other))
        var before: [Int] = []
        var above = Array(0...other.count)
        for row in one.indices {
            var current = [row + 1]
            for column in other.indices {
                let isSame = one[row] == other[column]
                var least = min(above[column] + (isSame ? 0 : 1), above[column + 1] + 1, current[column] + 1)
                let isSwap = row > 0 && column > 0 && one[row] == other[column - 1] && one[row - 1] == other[column]
                if isSwap { least = min(least, before[column - 1] + 1) }
                current.append(least)
            }
            (before, above) = (above, current)
        }
        return above[other.count]
    }
}
