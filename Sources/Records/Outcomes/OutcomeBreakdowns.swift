import Domain

/// The breakdowns asked for: each once, three at most.
public struct OutcomeBreakdowns: Parsable, Equatable {
    /// How many a report takes: more would cut the heels into groups that say nothing.
    public static let most = 3
    /// What to break down by, each once.
    public let dimensions: [OutcomeDimension]

    /// By treatment, and by diagnosis.
    public static let standard = OutcomeBreakdowns(dimensions: [.treatment, .diagnosis])

    private init(dimensions: [OutcomeDimension]) {
        self.dimensions = dimensions
    }

    /// Reads words with commas between them.
    public init(parsing text: String) throws {
        let words = text.split(separator: ",", omittingEmptySubsequences: false).map { $0.filter { $0 != " " } }
        dimensions = try words.map(OutcomeDimension.init(parsing:)).reduce(into: []) { list, dimension in
            if !list.contains(dimension) { list.append(dimension) }
        }
        guard dimensions.count <= Self.most else {
            throw InvalidInput("a report takes \(Self.most) breakdowns at most, not \(dimensions.count); ask for the others in another")
        }
    }
}
