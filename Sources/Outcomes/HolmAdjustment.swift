/// Holm's step-down adjustment of p for the number of tests.
///
/// Source: Holm, Scandinavian Journal of Statistics 1979.
public enum HolmAdjustment {
    /// The adjusted p in the order given; what is nil was no test, is not counted and stays nil.
    public static func adjusted(_ p: [Double?]) -> [Double?] {
        let tests = p.indices.compactMap { index in p[index].map { (index: index, p: $0) } }.sorted { $0.p < $1.p }
        var adjusted: [Double?] = p.map { _ in nil }
        var largest = 0.0
        for (rank, test) in tests.enumerated() {
            largest = max(largest, min(1, Double(tests.count - rank) * test.p))
            adjusted[test.index] = largest
        }
        return adjusted
    }
}
