/// The averages (d_i + d_j) / 2, i <= j, of all differences, selected by rank without ever being listed.
///
/// Doubled they are whole numbers: a bisection over their range asks how many are at most a value, and two fingers on the
/// distinct differences answer. Time is the number of distinct differences times the bits of their range.
struct WalshAverages {
    private let values: [(difference: Int, count: Int)]
    /// How many there are, n(n+1)/2.
    let count: Int

    init(_ differences: DifferenceCounts) {
        values = differences.values
        count = differences.n * (differences.n + 1) / 2
    }

    /// Twice the average of this rank, from 1; nil for a rank that does not exist.
    func doubled(rank: Int) -> Int? {
        guard 1...max(1, count) ~= rank, let first = values.first, let last = values.last else { return nil }
        var low = 2 * first.difference
        var high = 2 * last.difference
        while low < high {
            let middle = low + (high - low) / 2
            if number(atMost: middle) >= rank { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// How many averages, doubled, are at most a value.
    private func number(atMost sum: Int) -> Int {
        var ordered = 0
        var own = 0
        var partners = values.reduce(0) { $0 + $1.count }
        var last = values.count - 1
        for (difference, count) in values {
            while last >= 0, difference + values[last].difference > sum {
                partners -= values[last].count
                last -= 1
            }
            ordered += count * partners
            if 2 * difference <= sum { own += count }
        }
        // Each i < j was met twice, each i = j once.
        return (ordered + own) / 2
    }
}
