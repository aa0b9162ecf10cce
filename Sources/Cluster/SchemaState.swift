/// How a database's schema stands to the one that this program was written for.
public enum SchemaState: Sendable, Equatable {
    /// They are the same.
    case current
    /// There is no FirstStep schema.
    case empty
    /// The program has steps that the database lacks.
    case older(pending: [Migration])
    /// The database has a step, the number given, that the program does not know.
    case newer(version: Int)
    /// A step that was applied is not the program's step of that number.
    case changed(version: Int)
}
