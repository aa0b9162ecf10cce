import Domain

/// What the body sites of a resource say about heels.
enum FHIRHeel: Equatable {
    /// Nothing is said.
    case unsaid
    /// One heel, or one side of what is named elsewhere in the record.
    case side(Side)
    /// Both sides.
    case both
    /// Another part of the body, or a code that is not known here.
    case elsewhere

    /// Reads FirstStep's own codes, SNOMED CT's two words for the sides, and names in English.
    init(_ sites: [ReadConcept]) {
        let codings = sites.flatMap { $0.coding ?? [] }
        let own = codings.filter { $0.system == FHIRSystem.own(Side.list) }
        let names = Self.words(sites.compactMap(\.text) + codings.compactMap(\.display))
        let sides = Side.allCases.filter { side in
            own.isEmpty
                ? names.contains(side.rawValue)
                    || codings.contains { $0.system == FHIRSystem.snomed && $0.code == side.snomed }
                : own.contains { $0.code == side.bodySite }
        }
        let isHeel = !own.isEmpty || names.contains { name in Self.heels.contains { name.hasPrefix($0) } }
        let isOther = !names.isSubset(of: Self.fillers)
        if sites.isEmpty {
            self = .unsaid
        } else if sides.isEmpty || isOther && !isHeel {
            self = isHeel && own.isEmpty ? .unsaid : .elsewhere
        } else {
            self = sides.count == 1 ? .side(sides[0]) : .both
        }
    }

    /// Beginnings of words for a heel and what is treated there.
    private static let heels = ["heel", "foot", "feet", "calcane", "hindfoot", "plantar", "achilles"]
    /// Words that name no part of the body.
    private static let fillers: Set = [
        "left", "right", "side", "sided", "structure", "of", "the", "entire", "qualifier", "value",
    ]

    private static func words(_ texts: [String]) -> Set<String> {
        Set(texts.flatMap { $0.lowercased().split { !$0.isLetter }.map(String.init) })
    }
}
