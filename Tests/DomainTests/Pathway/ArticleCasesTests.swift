import Domain
import Testing

/// The article's three cases, as the rulings on them say: of the rules for a thick fascia, ESWT first and the add-on in stage 3, the
/// first case fires the first two, the second the third as a note, the third none.
@Suite("The three cases of the article")
struct ArticleCasesTests {
    typealias Fixture = PathwayFixture
    static let asked: Set<RuleCode> = [.thickFascia, .plateauESWT, .stage3AddOn]

    private func fired(_ heel: HeelRecord, through last: Int) -> [RuleCode: Set<AlertTier>] {
        let all = (0...last).flatMap { Rules.firings(of: heel, on: Fixture.start + $0, by: Fixture.book) }
        return Dictionary(grouping: all.filter { Self.asked.contains($0.rule) }, by: \.rule).mapValues {
            Set($0.map(\.tier))
        }
    }

    @Test("case 1: 5.2 mm, eight weeks of loading, a plateau that was recorded")
    func first() {
        var heel = Fixture.heel()
        heel.studies = [Fixture.ultrasound("5.2")]
        heel.milestones = [HeelMilestone(MilestoneCode(rawValue: "plateau"), Fixture.start + 56)]
        heel.series = [Fixture.series(1, "focused-eswt", on: 57)]
        #expect(fired(heel, through: 140) == [.thickFascia: [.info], .plateauESWT: [.alert]])
    }

    @Test("case 2: radial shockwaves at week 6 without a plateau, and a cadence from 164 to 174")
    func second() {
        var heel = Fixture.heel()
        heel.diagnoses = [Fixture.diagnosis("achilles-midportion", "achilles-tendinopathy", isPrimary: true)]
        heel.prescriptions[0].cadence = CadenceStep(from: 164, to: 174)
        heel.series = [Fixture.series(1, "radial-eswt", on: 42)]
        #expect(fired(heel, through: 80) == [.stage3AddOn: [.info]])
        #expect(Fixture.fired(.cadenceStep, heel, on: 50).isEmpty)
    }

    @Test("case 3: burning, a suspected entrapment, no score at all")
    func third() {
        var heel = Fixture.heel(isBilateral: true)
        heel.diagnoses = [Fixture.diagnosis("nerve-entrapment", "nerve-entrapment", .suspected, isPrimary: true)]
        heel.series = [Fixture.series(1, "hydrodissection", .injection, on: 30)]
        #expect(fired(heel, through: 80).isEmpty)
    }
}
