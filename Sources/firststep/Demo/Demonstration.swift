import ArgumentParser

/// The article's three cases, entered by the commands that a clinic uses, each shown before its output.
///
/// The script is a text of lines: `#` begins a remark, anything else is a command.
enum Demonstration {
    /// Runs the script in a database that has no clinic `demo` yet.
    static func run(database: String?) async throws {
        for file in embeddedFiles {
            for line in file.text.split(separator: "\n").map(String.init) {
                if line.hasPrefix("#") {
                    try StandardOutput.write("\n\(line)\n\n")
                } else {
                    try await perform(line, database: database)
                }
            }
        }
    }

    private static func perform(_ line: String, database: String?) async throws {
        try StandardOutput.write("$ firststep \(line)\n")
        let place = database.map { ["--database", $0] } ?? []
        try await Main.run(CommandWords.split(line) + ["--clinic", "demo"] + place)
        try StandardOutput.write("\n")
    }
}
