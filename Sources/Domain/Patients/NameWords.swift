import Foundation

/// The words of a name without case, accents and punctuation, as they are stored and searched.
public enum NameWords {
    /// Words of one or more names, without duplicates, in order: `"Müller-O'Neill"` gives `muller`, `oneill`.
    public static func words(of names: String...) -> [String] {
        var seen: Set<String> = []
        return names.flatMap { split($0) }.filter { seen.insert($0).inserted }
    }

    private static func split(_ name: String) -> [String] {
        folded(name).split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    /// Letters that compatibility decomposition leaves whole.
    private static let plain: [Character: String] = [
        "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i",
    ]

    private static func folded(_ name: String) -> String {
        let kept = name.lowercased().decomposedStringWithCompatibilityMapping.unicodeScalars.filter { scalar in
            scalar.properties.generalCategory != .nonspacingMark && !"'’ʼ`".unicodeScalars.contains(scalar)
        }
        return String(String.UnicodeScalarView(kept)).map { plain[$0] ?? String($0) }.joined()
    }
}
