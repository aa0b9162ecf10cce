/// A value of a JSON text, its numbers with the digits that were written.
enum JSONNode: Sendable {
    /// Members by name, in the order written; no name stands twice.
    case object([(name: String, node: JSONNode)])
    /// Values in order.
    case array([JSONNode])
    /// A text.
    case text(String)
    /// A number as it is written, never by way of a float.
    case number(String)
    /// True or false.
    case flag(Bool)
    /// Nothing.
    case null
}
