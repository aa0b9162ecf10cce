import Domain

/// The words of a command line, split at spaces outside double quotes, as a shell would without its other powers.
enum CommandWords {
    static func split(_ line: String) -> [String] {
        var words: [String] = []
        var word = ""
        var (isQuoted, isOpen) = (false, false)
        for character in line {
            switch character {
            case "\"":
                isQuoted.toggle()
                isOpen = true
            case " " where !isQuoted:
                if isOpen { words.append(word) }
                (word, isOpen) = ("", false)
            default:
                word.append(character)
                isOpen = true
            }
        }
        if isOpen { words.append(word) }
        return words
    }
}
