import ArgumentParser

/// How many rows a list prints at most.
struct LimitOptions: ParsableArguments {
    @Option(help: "Most rows to print.")
    var limit = 1000

    func validate() throws {
        guard (1...1_000_000).contains(limit) else { throw ValidationError("--limit is 1 to 1000000, not \(limit)") }
    }

    /// How many rows to ask the records for: one more than are printed tells whether there are more.
    var asked: Int { limit + 1 }

    /// The rows to print; says so where there are more.
    func cut<Row>(_ found: [Row], at desk: Desk) -> [Row] {
        if found.count > limit { desk.say("only the first \(limit) are listed; say --limit for more") }
        return Array(found.prefix(limit))
    }
}
