/// The distinct differences after - before of the complete pairs, ascending, with their numbers; all in steps.
struct DifferenceCounts {
    let values: [(difference: Int, count: Int)]

    init(_ counts: PairCounts) {
        let differences = counts.counts.compactMap { pair, count -> (difference: Int, count: Int)? in
            guard let before = pair.before, let after = pair.after else { return nil }
            return (after - before, count)
        }
        // Sorted and then added up: of a million different ones that is quicker than a dictionary.
        values = differences.sorted { $0.difference < $1.difference }.reduce(into: []) { values, next in
            if let last = values.last, last.difference == next.difference {
                values[values.count - 1].count += next.count
            } else {
                values.append(next)
            }
        }
    }

    /// The number of pairs.
    var n: Int { values.reduce(0) { $0 + $1.count } }

    /// The number of pairs that did not change.
    var zeros: Int { values.first { $0.difference == 0 }?.count ?? 0 }

    /// The non-zero absolute differences, ascending, with how many of each rose and fell.
    var magnitudes: [(size: Int, rose: Int, fell: Int)] {
        var falls = values.prefix { $0.difference < 0 }
        var rises = values.dropFirst(falls.count).drop { $0.difference == 0 }
        var magnitudes: [(size: Int, rose: Int, fell: Int)] = []
        while let size = Self.smaller(falls.last.map { -$0.difference }, rises.first?.difference) {
            let fell = falls.last?.difference == -size ? falls.removeLast().count : 0
            let rose = rises.first?.difference == size ? rises.removeFirst().count : 0
            magnitudes.append((size, rose, fell))
        }
        return magnitudes
    }

    private static func smaller(_ one: Int?, _ other: Int?) -> Int? {
        guard let one, let other else { return one ?? other }
        return min(one, other)
    }
}
