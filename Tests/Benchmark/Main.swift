import Postgres

/// What `Scripts/bench` measures inside one connection: a program of its own, which nobody installs.
@main
enum Benchmark {
    static func main() async throws {
        let words = CommandLine.arguments.dropFirst()
        switch (words.first, words.count) {
        case ("decode", 3):
            try await MixedRow.decodeAll(uri: words[2], sql: SQL(unescaped: words[3]))
        case ("scores", 3):
            try await ScoreLoop(uri: words[2], count: Int(words[3]) ?? 0).run()
        default:
            print("usage: Benchmark decode URI SQL | scores URI COUNT")
        }
    }
}
