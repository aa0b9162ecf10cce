/// What the database remembers of a migration that was applied to it.
struct LedgerEntry: Sendable, Equatable {
    let version: Int
    let name: String
    /// Whether its text is known to differ from the program's.
    ///
    /// False where texts were not compared.
    let isChanged: Bool
}
