/// What a statement gave.
struct StatementResult: Sendable {
    let rows: RowBatch
    let affectedRows: Int
    let commandTag: String
}
