/// The columns of a result: names and types.
@usableFromInline
final class Columns: Sendable {
    @usableFromInline let names: [String]
    @usableFromInline let types: [TypeOID]

    init(names: [String], types: [TypeOID]) {
        self.names = names
        self.types = types
    }

    // A scan beats a dictionary for the widths of real rows, and nothing has to be built for each result.
    @inlinable
    func index(of name: String) throws(PostgresError) -> Int {
        guard let index = names.firstIndex(of: name) else { throw unknown(name) }
        return index
    }

    @usableFromInline
    func unknown(_ name: String) -> PostgresError {
        PostgresError(.undecodable, "the result has no column \"\(name)\"; it has \(names.joined(separator: ", "))")
    }

    @usableFromInline
    func outOfRange(_ index: Int) -> PostgresError {
        PostgresError(.undecodable, "the result has no column at index \(index); it has \(names.count) columns")
    }
}
