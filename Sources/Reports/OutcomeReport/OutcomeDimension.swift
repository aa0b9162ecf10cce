import Domain

/// What an outcome report can be broken down by.
public enum OutcomeDimension: String, Choice {
    /// The first clinic treatment, or home care only.
    case treatment
    /// The primary diagnosis.
    case diagnosis

    /// breakdown.
    public static let noun = "breakdown"
}

/// The breakdowns asked for.
public struct OutcomeBreakdowns: Parsable, Equatable {
    /// What to break down by, each once.
    public let dimensions: [OutcomeDimension]

    /// By treatment, and by diagnosis.
    public static let all = OutcomeBreakdowns(dimensions: OutcomeDimension.allCases)

    private init(dimensions: [OutcomeDimension]) {
        self.dimensions = dimensions
    }

    /// Reads words with commas between them.
    public init(parsing text: String) throws {
        let words = text.split(separator: ",", omittingEmptySubsequences: false).map { $0.filter { $0 != " " } }
        dimensions = try words.map(OutcomeDimension.init(parsing:)).reduce(into: []) { list, dimension in
            if !list.contains(dimension) { list.append(dimension) }
        }
    }
}
