import Testing

@testable import Outcomes

@Suite("Distributions")
struct DistributionTests {
    @Test("agree with R: pt, qt, pchisq, pt with a noncentrality")
    func published() {
        #expect(Distribution.studentTwoSided(4.0621277, degreesOfFreedom: 9) == "0.00283289012676631")
        #expect(Distribution.studentQuantile(0.975, degreesOfFreedom: 28) == "2.048407141795")
        #expect(Distribution.chiSquaredUpper(3.396388699, degreesOfFreedom: 1) == "0.0653393220396")
        #expect(Distribution.noncentralTLower(2.5, degreesOfFreedom: 28, noncentrality: 2) == "0.674653756462")
    }

    @Test("agree with R: pf, pnorm, dnorm, qnorm")
    func more() {
        #expect(Distribution.fUpper(5.41123, numerator: 2, denominator: 66) == "0.0066656")
        #expect(Distribution.normalLower(1) == "0.841344746068543")
        #expect(Distribution.normalTwoSided(-1.959963984540054) == "0.050000000000000")
        #expect(Distribution.normalDensity(0) == "0.398942280401433")
        #expect(Distribution.normalQuantile(0.975) == "1.959963984540054")
    }

    @Test(
        "have R's qbinom for the crossings of a run chart",
        arguments: [(10, 2), (15, 4), (20, 6), (24, 8), (30, 10)]
    )
    func runChart(points: Int, crossings: Int) {
        #expect(Distribution.binomialQuantile(0.05, trials: points - 1, probability: 0.5) == crossings)
    }

    @Test("have the smallest count that reaches p, at ties too")
    func binomialTies() throws {
        for trials in 1...40 {
            for count in 0..<trials {
                let p = try #require(Distribution.binomialLower(count, trials: trials, probability: 0.5))
                #expect(Distribution.binomialQuantile(p, trials: trials, probability: 0.5) == count)
            }
        }
    }

    @Test(
        "turn the non-central t round",
        arguments: [(-3.0, 1.0), (0.2, 4), (2.2, 28), (900, 999_999)],
        [0.025, 0.975]
    )
    func noncentrality(of t: (Double, Double), p: Double) throws {
        let delta = try #require(Distribution.noncentrality(of: t.0, degreesOfFreedom: t.1, p: p))
        let back = try #require(Distribution.noncentralTLower(t.0, degreesOfFreedom: t.1, noncentrality: delta))
        #expect(abs(back - p) < 1e-9)
    }

    @Test("have Hedges' exact factor, which tends to 1")
    func hedges() {
        #expect(Distribution.hedgesFactor(degreesOfFreedom: 2) == "0.564189583547756")
        #expect(Distribution.hedgesFactor(degreesOfFreedom: 28) == "0.972932115056")
        #expect(Distribution.hedgesFactor(degreesOfFreedom: 999_999) == "0.999999249999")
    }

    @Test("are nil, never NaN or infinite, outside their domain")
    func outside() {
        #expect(Distribution.studentTwoSided(1, degreesOfFreedom: 0) == nil)
        #expect(Distribution.studentTwoSided(.nan, degreesOfFreedom: 3) == nil)
        #expect(Distribution.studentQuantile(1, degreesOfFreedom: 3) == nil)
        #expect(Distribution.normalQuantile(0) == nil)
        #expect(Distribution.chiSquaredUpper(-1, degreesOfFreedom: 1) == nil)
        #expect(Distribution.binomialQuantile(2, trials: 3, probability: 0.5) == nil)
        #expect(Distribution.noncentrality(of: .infinity, degreesOfFreedom: 3, p: 0.5) == nil)
        #expect(Distribution.hedgesFactor(degreesOfFreedom: 1) == nil)
    }
}
