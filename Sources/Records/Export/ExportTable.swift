/// A table or a view as it can leave: the columns that whoever is at the desk may read.
public struct ExportTable: Sendable {
    /// What it is called: `score` of the de-identified rows, `clinic.score` of the clinic's own.
    public let name: String
    /// The columns that leave, in order; none where the table is not for this login.
    public let columns: [Column]
    /// Names of the columns that this login may not read.
    public let withheld: [String]
    let schema: String
    let table: String
    /// Whether its rows are of several clinics.
    let isOfClinics: Bool

    /// A column.
    public struct Column: Sendable {
        /// Its name.
        public let name: String
        /// Its type, as PostgreSQL calls it.
        public let type: String
        /// What it means.
        public let meaning: String
        /// How it is written in CSV.
        public let form: Form
        var isKey: Bool
    }

    /// What values of a column look like.
    public enum Form: Sendable {
        /// Text, which somebody may have typed.
        case text
        /// Several texts.
        case list
        /// Numbers, days and keys.
        case plain
        /// True or false.
        case boolean
        /// A moment, in UTC.
        case moment
    }

    /// Whether there is anything in it that this login may read.
    public var isReadable: Bool { !columns.isEmpty }

    /// What of it does not leave, by name.
    public var notPermitted: [String] { isReadable ? withheld.map { "\(name).\($0)" } : [name] }
}
