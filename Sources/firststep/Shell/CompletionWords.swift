import ArgumentParser
import Domain

extension CompletionKind {
    /// What a shell offers for an option whose value is one of a fixed list.
    static func words<C: Choice>(of choice: C.Type) -> CompletionKind {
        .list(choice.allCases.map(\.rawValue))
    }
}
