import Domain
import Testing

/// The article's table of imaging pathways, matched by what is recorded.
@Suite("Imaging scenarios")
struct ScenarioTests {
    typealias Fixture = PathwayFixture

    private func scenarios(_ heel: HeelRecord, on day: Int = 30) -> [ScenarioCode] {
        heel.scenarios(on: Fixture.start + day, by: Fixture.book).map(\.scenario)
    }

    private func finding(
        _ technique: String,
        _ result: FindingResult = .positive,
        at zone: String? = nil,
        on day: Int = 0
    ) -> HeelFinding {
        HeelFinding(
            Fixture.start + day,
            TechniqueCode(rawValue: technique),
            zone: zone.map { ZoneCode(rawValue: $0) },
            .result(result)
        )
    }

    private func tenderness(at zone: String, _ grade: Int64, on day: Int = 0) -> HeelFinding {
        HeelFinding(
            Fixture.start + day,
            TechniqueCode(rawValue: "tenderness"),
            zone: ZoneCode(rawValue: zone),
            .number(ExactNumber(unscaled: grade))
        )
    }

    @Test("nothing recorded matches nothing")
    func nothing() {
        #expect(scenarios(Fixture.heel()).isEmpty)
    }

    @Test("first-step pain with an otherwise normal exam matches, with a painful hop or squeeze it does not")
    func firstStep() {
        var heel = Fixture.heel()
        heel.findings = [finding("first-step-pain"), finding("hop", .negative)]
        #expect(scenarios(heel) == [.firstStep])
        heel.findings.append(finding("squeeze"))
        #expect(scenarios(heel).isEmpty)
        heel.findings.append(finding("squeeze", .negative, on: 5))
        #expect(scenarios(heel) == [.firstStep])
    }

    @Test("morning pain of 1 stands for first-step pain, of 0 it does not")
    func morningPain() {
        var heel = Fixture.heel()
        heel.morningPain = [DatedValue(Fixture.start, 1)]
        #expect(scenarios(heel) == [.firstStep])
        heel.morningPain = [DatedValue(Fixture.start, 0)]
        #expect(scenarios(heel).isEmpty)
    }

    @Test("a tender heel bone needs a jump in mileage, or a stress injury in mind")
    func focalBony() {
        var heel = Fixture.heel()
        heel.findings = [tenderness(at: "calcaneal-body", 2)]
        #expect(scenarios(heel).isEmpty)
        heel.findings.append(finding("mileage-jump"))
        #expect(scenarios(heel) == [.focalBony])
        heel.findings = []
        heel.diagnoses.append(Fixture.diagnosis("stress-reaction", "calcaneal-stress", .suspected))
        #expect(scenarios(heel) == [.focalBony])
    }

    @Test("tenderness of grade 0 is none, and of a zone elsewhere says nothing of the back of the heel")
    func posterior() {
        var heel = Fixture.heel()
        heel.findings = [tenderness(at: "retrocalcaneal", 0), tenderness(at: "medial-calcaneal-tubercle", 3)]
        #expect(scenarios(heel).isEmpty)
        heel.findings.append(tenderness(at: "achilles-insertion", 1))
        #expect(scenarios(heel) == [.posterior])
    }

    @Test("several scenarios stand in the order of the table, each with what it is matched by")
    func all() {
        var heel = Fixture.heel()
        heel.findings = [
            finding("first-step-pain"), finding("thickening-visible"), finding("burning"),
            tenderness(at: "calcaneal-body", 1), finding("mileage-jump"),
        ]
        let matches = heel.scenarios(on: Fixture.start + 30, by: Fixture.book)
        #expect(matches.map(\.scenario) == [.focalBony, .burning, .posterior, .firstStep])
        #expect(matches.map(\.because)[1] == ["burning positive on 2026-01-05"])
    }

    @Test("what is found later than the day asked about is not looked at")
    func later() {
        var heel = Fixture.heel()
        heel.findings = [finding("burning", on: 31)]
        #expect(scenarios(heel, on: 30).isEmpty)
        #expect(scenarios(heel, on: 31) == [.burning])
    }
}
