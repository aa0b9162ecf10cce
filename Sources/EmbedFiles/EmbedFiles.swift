import Foundation

/// Writes a Swift file that holds the text of other files: `EmbedFiles OUTPUT FILE...`.
@main
struct EmbedFiles {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard let output = arguments.first else {
            FileHandle.standardError.write(Data("usage: EmbedFiles OUTPUT FILE...\n".utf8))
            exit(64)
        }
        let entries = try arguments.dropFirst().map { path in
            let name = URL(filePath: path).lastPathComponent
            let text = try String(contentsOf: URL(filePath: path), encoding: .utf8)
            return "    (name: \(literal(name)), text: \(literal(text))),\n"
        }
        let source =
            "/// The files that this module carries, by name.\n"
            + "let embeddedFiles: [(name: String, text: String)] = [\n\(entries.joined())]\n"
        try Data(source.utf8).write(to: URL(filePath: output), options: .atomic)
    }

    /// One-line literal: a raw string cannot be used, since nothing tells how many `#` the text itself holds.
    private static func literal(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
