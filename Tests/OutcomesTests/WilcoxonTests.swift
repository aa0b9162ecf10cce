import Outcomes
import TestSupport
import Testing

@Suite("Wilcoxon signed rank")
struct WilcoxonTests {
    private func counts(_ changes: [Int]) -> PairCounts {
        PairCounts(changes.map { ScorePair(before: 0, after: $0) })
    }

    @Test("agrees with R's wilcox.test on Hollander and Wolfe 1973, page 29")
    func hollanderWolfe() {
        let test = Wilcoxon(DataSets.hollanderWolfe)
        #expect(test.v == 40.0)
        #expect(test.p == 0.0390625)
        #expect(test.isExact && test.used == 9)
    }

    @Test("is exact with ties: anorexia FT (Hand et al. 1993)")
    func anorexia() {
        let test = Wilcoxon(DataSets.anorexiaFamily)
        #expect(test.v == 142.0)
        #expect(test.p == "0.0008392334")
    }

    @Test(
        "agrees with R's coin::wilcoxsign_test on sleep (Student 1908), with a zero and ties",
        arguments: [(.wilcox, "-2.6679113", "0.0076324"), (.pratt, "-2.7574718", "0.0058250")]
            as [(ZeroMethod, Figure, Figure)]
    )
    func sleep(method: ZeroMethod, z: Figure, normalP: Figure) {
        let test = Wilcoxon(DataSets.sleep, zeroMethod: method)
        #expect(test.v == 0.0)
        #expect(test.z == z)
        #expect(test.normalP == normalP)
        #expect(test.p == 0.00390625)
        #expect(test.used == 9)
    }

    @Test("has the exact p of every sign enumerated, with ties and zeros", arguments: 0..<60, ZeroMethod.allCases)
    func enumeration(seed: UInt64, method: ZeroMethod) throws {
        var random = SeededGenerator(seed: seed)
        let changes = (0..<Int.random(in: 1...12, using: &random)).map { _ in Int.random(in: -5...5, using: &random) }
        let test = Wilcoxon(counts(changes), zeroMethod: method)
        let ranks = ranks(changes, method: method)
        guard !ranks.isEmpty else {
            #expect(test.p == nil)
            return
        }
        let seen = zip(ranks, changes.filter { $0 != 0 }).reduce(0) { $1.1 > 0 ? $0 + $1.0 : $0 }
        let sums = (0..<1 << ranks.count).map { signs in
            ranks.indices.reduce(0) { signs >> $1 & 1 == 1 ? $0 + ranks[$1] : $0 }
        }
        let tail = min(sums.count { $0 <= seen }, sums.count { $0 >= seen })
        #expect(test.v == seen)
        #expect(abs(try #require(test.p) - min(1, 2 * Double(tail) / Double(sums.count))) < 1e-12)
    }

    /// The mid-ranks of the non-zero changes in their order, by counting, not by sorting.
    private func ranks(_ changes: [Int], method: ZeroMethod) -> [Double] {
        let ranked = method == .pratt ? changes : changes.filter { $0 != 0 }
        return changes.filter { $0 != 0 }.map { change in
            let below = ranked.count { abs($0) < abs(change) }
            let equal = ranked.count { abs($0) == abs(change) }
            return Double(below) + Double(equal + 1) / 2
        }
    }

    @Test("differs by at most .007 between exact and normal at 50 heels without ties or zeros", arguments: 0..<20)
    func exactAgainstNormal(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let test = Wilcoxon(counts((1...50).map { Bool.random(using: &random) ? $0 : -$0 }))
        #expect(test.isExact)
        #expect(abs(try #require(test.p) - (try #require(test.normalP))) <= 0.007)
    }

    @Test("is normal beyond 50 heels that changed, and says so")
    func beyondExact() {
        let test = Wilcoxon(counts(Array(1...51)))
        #expect(!test.isExact)
        #expect(test.p == test.normalP && test.p != nil)
    }

    @Test("stays exact among a million heels that did not change", arguments: ZeroMethod.allCases)
    func manyZeros(method: ZeroMethod) {
        var table = counts([3, 1, 2, 5])
        table.add(ScorePair(before: 4, after: 4), count: 1_000_000)
        let test = Wilcoxon(table, zeroMethod: method)
        #expect(test.isExact && test.used == 4)
        #expect(test.p == 0.125)
        #expect(test.v == (method == .pratt ? 4_000_010.0 : 10))
    }

    @Test("is symmetric: turning every change round keeps p and turns z", arguments: 0..<20)
    func symmetric(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let changes = (0..<30).map { _ in Int.random(in: -6...6, using: &random) }
        let test = Wilcoxon(counts(changes))
        let turned = Wilcoxon(counts(changes.map(-)))
        #expect(test.p == turned.p)
        #expect(test.z == turned.z.map { 0 - $0 })
    }

    @Test("is not estimable where no heel changed", arguments: [0, 1, 7], ZeroMethod.allCases)
    func noChange(n: Int, method: ZeroMethod) {
        let test = Wilcoxon(counts(Array(repeating: 0, count: n)), zeroMethod: method)
        #expect(test.v == nil && test.z == nil && test.p == nil && test.normalP == nil)
        #expect(test.used == 0 && !test.isExact && test.warnings == [.noChange])
    }

    @Test("of a single heel has p 1")
    func one() {
        #expect(Wilcoxon(counts([-3])).p == 1.0)
        #expect(Wilcoxon(counts([-3])).z == -1.0)
    }
}
