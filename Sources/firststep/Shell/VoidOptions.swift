import ArgumentParser
import Domain

/// The reason that every striking of a fact has.
struct VoidOptions: ParsableArguments {
    @Option(help: "Why it is struck; no names, it is kept for ever.", transform: Line.init(parsing:))
    var reason: Line
}
