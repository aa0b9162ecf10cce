/// One statement: its SQL, its parameters and the reading of its rows, in one named type.
///
///     struct StaffByRole: Statement {
///         let role: Role
///         var sql: SQL { "SELECT id, name FROM staff WHERE role = \(role)" }
///         func decode(_ row: Row) throws -> Staff { try Staff(id: row["id"], name: row["name"]) }
///     }
public protocol Statement<Output>: Sendable {
    /// What one row becomes.
    associatedtype Output: Sendable

    /// The text and the bound values.
    var sql: SQL { get }

    /// Reads one row.
    func decode(_ row: Row) throws -> Output
}
