import Domain
import Testing

@Suite("Red flags")
struct RedFlagRulesTests {
    typealias Fixture = PathwayFixture

    @Test("each sign is urgent, once for as long as it lasts")
    func signs() {
        var heel = Fixture.heel()
        heel.checkIns = [
            Fixture.checkIn(1, on: 1) { $0.painAtNight = true },
            Fixture.checkIn(2, on: 2) {
                $0.painAtNight = true; $0.canBearWeight = false
            },
        ]
        #expect(
            Fixture.fired(.atRest, heel, on: 2).map(\.key.cause) == [
                "no weight on the foot 2026-01-07", "pain at night 2026-01-06",
            ]
        )
        #expect(Fixture.fired(.atRest, heel, on: 2).allSatisfy { $0.tier == .urgent })
        heel.checkIns.append(
            Fixture.checkIn(3, on: 5) {
                $0.painAtNight = false; $0.canBearWeight = true
            }
        )
        #expect(Fixture.fired(.atRest, heel, on: 5).isEmpty)
        heel.checkIns.append(Fixture.checkIn(4, on: 9) { $0.painAtNight = true })
        #expect(Fixture.fired(.atRest, heel, on: 9).map(\.key.cause) == ["pain at night 2026-01-14"])
    }

    @Test("not asked is not no, and no swelling is not progressive swelling")
    func notAsked() {
        var heel = Fixture.heel()
        heel.checkIns = [
            Fixture.checkIn(1, on: 1) {
                $0.swelling = .present; $0.hillRepeats = false
            }
        ]
        #expect(Fixture.fired(.atRest, heel, on: 1).isEmpty)
        heel.checkIns = [Fixture.checkIn(1, on: 1) { $0.swelling = .progressive }]
        #expect(Fixture.fired(.atRest, heel, on: 1).count == 1)
    }

    @Test("a pop is urgent")
    func pop() {
        var heel = Fixture.heel()
        heel.checkIns = [Fixture.checkIn(7, on: 1) { $0.suddenPop = true }]
        #expect(Fixture.fired(.pop, heel, on: 3).map(\.key.cause) == ["Q-7"])
    }

    @Test(
        "a tender heel bone after more than 130 % of the usual distance; 130 % itself is not",
        arguments: [(13_000, 0), (13_001, 1)]
    )
    func bony(week: Int, count: Int) {
        var heel = Fixture.heel()
        heel.findings = [
            HeelFinding(
                Fixture.start + 40,
                TechniqueCode(rawValue: "tenderness"),
                zone: ZoneCode(rawValue: "calcaneal-body"),
                .number(ExactNumber(unscaled: 2))
            )
        ]
        #expect(Fixture.fired(.bony, heel, on: 40).isEmpty)
        heel.patient.runs =
            (0..<4).map { index in run(Int64(index), on: 12 + 7 * index, 10_000) } + [run(9, on: 40, week)]
        #expect(Fixture.fired(.bony, heel, on: 40).count == count)
    }

    private func run(_ number: Int64, on day: Int, _ distance: Int) -> PatientRun {
        PatientRun(number: RunNumber(rawValue: number), day: Fixture.start + day, distance: distance, kind: .easy)
    }

    @Test("flares on rebuilding count from the second on")
    func recurs() {
        var heel = Fixture.heel()
        heel.checkIns = [Fixture.checkIn(1, on: 20) { $0.flareOnRebuild = true }]
        #expect(Fixture.fired(.recurs, heel, on: 30).isEmpty)
        heel.checkIns.append(Fixture.checkIn(2, on: 28) { $0.flareOnRebuild = true })
        #expect(Fixture.fired(.recurs, heel, on: 30).count == 1)
    }

    @Test(
        "pain that persists: a note from day 15, an alert from day 22",
        arguments: [
            (14, nil), (15, AlertTier.info), (21, .info), (22, .alert),
        ]
    )
    func persists(day: Int, tier: AlertTier?) {
        var heel = Fixture.heel()
        heel.checkIns = [Fixture.checkIn(1, on: 0) { $0.mileageReduced = true }]
        heel.morningPain = Fixture.pain([4], from: 10)
        #expect(Fixture.fired(.persists, heel, on: day).first?.tier == tier)
        heel.morningPain = Fixture.pain([0], from: 10)
        #expect(Fixture.fired(.persists, heel, on: day).isEmpty)
    }

    @Test("an examination answers persisting pain for 14 days", arguments: [(33, 0), (34, 1)])
    func examined(day: Int, count: Int) {
        var heel = Fixture.heel()
        heel.checkIns = [Fixture.checkIn(1, on: 0) { $0.mileageReduced = true }]
        heel.morningPain = Fixture.pain([4], from: 10)
        heel.exams = [Fixture.start + 20]
        #expect(Fixture.fired(.persists, heel, on: day).count == count)
    }
}
