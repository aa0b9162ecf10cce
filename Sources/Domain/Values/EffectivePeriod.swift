/// The days on which a fee or a price range holds: from one day up to, and not including, another.
public struct EffectivePeriod: Hashable, Sendable {
    /// First day on which it holds.
    public let from: Day
    /// First day on which it no longer holds; nil while no end is known.
    public let to: Day?

    /// A period as stored.
    public init(storedFrom from: Day, to: Day?) {
        self.from = from
        self.to = to
    }

    /// A period; throws ``InvalidInput`` unless its end lies after its beginning.
    public init(from: Day, to: Day?) throws {
        if let to, to <= from {
            throw InvalidInput(
                "it would end on \(to), before it begins on \(from); the end is the first day on which it no longer holds"
            )
        }
        self.init(storedFrom: from, to: to)
    }

    /// Whether a day lies in it.
    public func contains(_ day: Day) -> Bool {
        from <= day && to.map { day < $0 } ?? true
    }

    /// Whether some day lies in both.
    public func overlaps(_ other: EffectivePeriod) -> Bool {
        (other.to.map { from < $0 } ?? true) && (to.map { other.from < $0 } ?? true)
    }
}

extension EffectivePeriod: CustomStringConvertible {
    /// `from 2026-01-01`, or `from 2026-01-01 to before 2026-07-01`.
    public var description: String {
        "from \(from)" + (to.map { " to before \($0)" } ?? "")
    }
}
