import ArgumentParser
import Domain

/// The case that a command is about.
struct CaseArgument: ParsableArguments {
    @Argument(
        help: ArgumentHelp("Number of the case, as in C-1001.", valueName: "case"),
        transform: CaseNumber.init(parsing:)
    )
    var number: CaseNumber
}

/// The heel that a command is about.
struct HeelOptions: ParsableArguments {
    @Option(
        help: "left or right; needed only where the case has two heels.",
        completion: .words(of: Side.self),
        transform: Side.init(parsing:)
    )
    var side: Side?
}
