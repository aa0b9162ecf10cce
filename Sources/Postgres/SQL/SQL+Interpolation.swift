extension SQL: ExpressibleByStringInterpolation {
    /// Takes a literal of the program as SQL.
    public init(stringLiteral value: String) {
        self.init(unescaped: value)
    }

    /// Takes an interpolated literal, its values bound.
    public init(stringInterpolation: Interpolation) {
        self.init(pieces: stringInterpolation.pieces)
    }

    /// What the compiler hands the parts of an interpolated literal to.
    public struct Interpolation: StringInterpolationProtocol, Sendable {
        var pieces: [Piece] = []

        /// Makes room for the parts of a literal.
        public init(literalCapacity: Int, interpolationCount: Int) {
            pieces.reserveCapacity(2 * interpolationCount + 1)
        }

        /// Takes text of the literal itself.
        public mutating func appendLiteral(_ literal: String) {
            if !literal.isEmpty { pieces.append(.text(literal)) }
        }

        /// Binds a value.
        public mutating func appendInterpolation(_ value: some PostgresEncodable) {
            pieces.append(.value(value.postgresValue))
        }

        /// Binds a value, or NULL for nil.
        public mutating func appendInterpolation(_ value: (some PostgresEncodable)?) {
            pieces.append(.value(value.postgresValue))
        }

        /// Splices SQL in, its values renumbered.
        public mutating func appendInterpolation(_ fragment: SQL) {
            pieces += fragment.pieces
        }

        /// Puts text in as it is.
        ///
        /// The text must come from the program, never from a person.
        public mutating func appendInterpolation(unescaped text: String) {
            pieces.append(.text(text))
        }

        /// Quotes the name of a table, column, role or database.
        public mutating func appendInterpolation(identifier name: String) {
            pieces.append(.text(Quoting.identifier(name)))
        }

        /// Writes a value as a quoted literal.
        ///
        /// For commands that take no bound values: COPY, CREATE ROLE, SET and their like. Anywhere else bind it.
        public mutating func appendInterpolation(literal value: (some PostgresEncodable)?) {
            pieces.append(.text(Quoting.literal(value.postgresValue)))
        }
    }
}
