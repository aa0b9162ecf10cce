/// A home-care item that can be prescribed, as the catalogue has it.
public struct HomeMeasure: Hashable, Sendable {
    /// Short name, as in `stretch`.
    public let code: HomeMeasureCode
    /// Name as printed.
    public let name: String
    /// Whether it loads the tissue; clinic treatments work best on top of that.
    public let isLoading: Bool
    /// Whether it is a shoe or something worn in one.
    public let isFootwear: Bool
    /// What its dose consists of, in the order in which it is said.
    public let parameters: [DoseParameter]

    /// A home measure.
    public init(
        code: HomeMeasureCode,
        name: String,
        isLoading: Bool,
        isFootwear: Bool,
        parameters: [DoseParameter]
    ) {
        self.code = code
        self.name = name
        self.isLoading = isLoading
        self.isFootwear = isFootwear
        self.parameters = parameters
    }
}

extension HomeMeasure {
    /// The doses that were typed, in the order in which they are said; throws ``InvalidInput`` for one that is not of
    /// this measure, not plausible, or said twice.
    public func doses(of entries: [DoseEntry]) throws -> [PrescribedDose] {
        for entry in entries where !parameters.contains(where: { $0.code == entry.parameter }) {
            throw InvalidInput("\(code) has no dose parameter \"\(entry.parameter)\"; \(known)")
        }
        return try parameters.compactMap { parameter in
            let typed = entries.filter { $0.parameter == parameter.code }
            guard typed.count <= 1 else { throw InvalidInput("\(parameter.code) is given twice") }
            return try typed.first.map { try parameter.dose(of: $0) }
        }
    }

    private var known: String {
        parameters.isEmpty
            ? "it is prescribed without --dose" : "use: " + parameters.map(\.example).joined(separator: ", ")
    }
}
