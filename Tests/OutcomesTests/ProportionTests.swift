import Outcomes
import Testing

@Suite("Proportions")
struct ProportionTests {
    @Test(
        "have the interval of Wilson 1927",
        arguments: [
            (Proportion(1, of: 10), "0.0178762131", "0.4041500268"),
            (Proportion(5, of: 17), "0.1327998961", "0.5313311007"),
            (Proportion(19, of: 34), "0.3945389926", "0.7111651775"),
            (Proportion(0, of: 10), "0", "0.2775327999"),
            (Proportion(10, of: 10), "0.7224672001", "1"),
        ] as [(Proportion, Figure, Figure)]
    )
    func wilson(share: Proportion, lower: Figure, upper: Figure) {
        #expect(share.interval95?.lower == lower)
        #expect(share.interval95?.upper == upper)
    }

    @Test("of none or of all end exactly at 0 or 1, whatever the number", arguments: [1, 3, 7, 29, 1_000, 1_000_000])
    func clamped(n: Int) {
        #expect(Proportion(0, of: n).interval95?.lower == 0.0)
        #expect(Proportion(n, of: n).interval95?.upper == 1.0)
    }

    @Test("of nobody are not estimable")
    func nobody() {
        let nobody = Proportion(0, of: 0)
        #expect(nobody.estimate == nil && nobody.interval95 == nil)
        let difference = ProportionDifference(nobody, reference: Proportion(1, of: 2))
        #expect(difference.estimate == nil && difference.interval95 == nil)
        #expect(difference.fisherP == nil && difference.numberNeeded == nil)
    }

    @Test("differ as in Newcombe 1998, example (a), method 10")
    func newcombe() {
        let difference = ProportionDifference(Proportion(56, of: 70), reference: Proportion(48, of: 80))
        #expect(difference.estimate == "0.2")
        #expect(difference.interval95?.lower == "0.0524314724")
        #expect(difference.interval95?.upper == "0.3338726540")
        #expect(difference.fisherP == "0.0125211297492")
        #expect(difference.numberNeeded?.value == "5.000000000000")
        #expect(difference.numberNeeded?.interval95.lower == "2.99515")
        #expect(difference.numberNeeded?.interval95.upper == "19.07251")
        #expect(difference.numberNeeded?.isHarm == false)
    }

    @Test("turn into a number needed to harm when the reference does better")
    func harm() {
        let difference = ProportionDifference(Proportion(48, of: 80), reference: Proportion(56, of: 70))
        #expect(difference.numberNeeded?.isHarm == true)
        #expect(difference.numberNeeded?.interval95.lower == "2.99515")
    }

    @Test("that do not differ clearly have no number needed to treat")
    func unclear() {
        let difference = ProportionDifference(Proportion(5, of: 10), reference: Proportion(4, of: 10))
        #expect(difference.numberNeeded == nil)
    }

    @Test("have Fisher's p by enumeration of every table with these margins")
    func fisherByEnumeration() throws {
        for (a, n, b, m) in [(3, 4, 1, 4), (0, 5, 5, 5), (2, 7, 9, 12), (0, 6, 0, 9), (6, 6, 9, 9), (1, 1, 0, 30)] {
            let k = a + b
            let tables = (0...k).filter { $0 <= n && k - $0 <= m }.map { choose(n, $0) * choose(m, k - $0) }
            let seen = choose(n, a) * choose(m, b)
            let expected = Double(tables.filter { $0 <= seen }.reduce(0, +)) / Double(tables.reduce(0, +))
            let p = try #require(FisherExact.twoSided(Proportion(a, of: n), Proportion(b, of: m)))
            #expect(abs(p - expected) < 1e-12)
        }
    }

    @Test("have Fisher's p for a million heels too")
    func fisherLarge() throws {
        let p = FisherExact.twoSided(Proportion(300_000, of: 500_000), Proportion(300_100, of: 500_000))
        #expect(try #require(p) > 0.8)
        #expect(FisherExact.twoSided(Proportion(100_000, of: 500_000), Proportion(400_000, of: 500_000)) == 0.0)
    }

    private func choose(_ n: Int, _ k: Int) -> Int {
        (0..<k).reduce(1) { $0 * (n - $1) / ($1 + 1) }
    }
}
