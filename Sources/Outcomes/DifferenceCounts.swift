/// The distinct differences after - before of the complete pairs, ascending, with their numbers; all in steps.
struct DifferenceCounts {
    let values: [(difference: Int, count: Int)]

    init(_ counts: PairCounts) {
        var numbers: [Int: Int] = [:]
        for (pair, count) in counts.counts {
            guard let before = pair.before, let after = pair.after else { continue }
            numbers[after - before, default: 0] += count
        }
        values = numbers.map { ($0.key, $0.value) }.sorted { $0.difference < $1.difference }
    }

    /// The number of pairs.
    var n: Int { values.reduce(0) { $0 + $1.count } }

    /// The number of pairs that did not change.
    var zeros: Int { values.first { $0.difference == 0 }?.count ?? 0 }

    /// The non-zero absolute differences, ascending, with how many of each rose and fell.
    var magnitudes: [(size: Int, rose: Int, fell: Int)] {
        var sides: [Int: (rose: Int, fell: Int)] = [:]
        for (difference, count) in values where difference != 0 {
            var side = sides[abs(difference)] ?? (0, 0)
            if difference > 0 { side.rose += count } else { side.fell += count }
            sides[abs(difference)] = side
        }
        return sides.map { ($0.key, $0.value.rose, $0.value.fell) }.sorted { $0.size < $1.size }
    }
}
