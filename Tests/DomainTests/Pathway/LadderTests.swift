import Domain
import Testing

@Suite("The treatment ladder")
struct LadderTests {
    typealias Fixture = PathwayFixture

    static let stages = [0..<14, 14..<42, 42..<84, 84..<Int.max].enumerated().map { index, days in
        LadderStage(number: index + 1, name: "stage \(index + 1)", days: days, focus: "", success: "")
    }

    @Test(
        "a stage ends where the next begins",
        arguments: [
            (0, 1), (13, 1), (14, 2), (41, 2), (42, 3), (83, 3), (84, 4), (4000, 4),
        ]
    )
    func stages(day: Int, stage: Int) {
        #expect(Fixture.heel().standing(on: Fixture.start + day, in: Self.stages)?.stage.number == stage)
    }

    @Test("day 0 is the first home care, else the opening; a series does not reset it")
    func start() {
        var heel = Fixture.heel()
        heel.prescriptions = [Fixture.loading(1, from: 10)]
        #expect(heel.ladderDay(on: Fixture.start + 9) == 9)
        #expect(heel.ladderDay(on: Fixture.start + 10) == 0)
        heel.series = [Fixture.series(1, "prp", .injection, on: 20)]
        #expect(heel.ladderDay(on: Fixture.start + 30) == 20)
    }

    @Test("before day 0 there is no stage")
    func before() {
        #expect(Fixture.heel().standing(on: Fixture.start + -1, in: Self.stages) == nil)
    }

    @Test("stage 1 succeeds where the week's median lies below the value before; without that value nobody knows")
    func firstStage() {
        var heel = Fixture.heel()
        heel.morningPain = Fixture.pain([6, 5, 5, 5], from: 1)
        #expect(heel.standing(on: Fixture.start + 4, in: Self.stages)?.success == .unknown)
        heel.morningPain = Fixture.pain([6], from: -3) + Fixture.pain([6, 5, 5, 5], from: 1)
        #expect(heel.standing(on: Fixture.start + 4, in: Self.stages)?.success == .met)
        heel.morningPain = Fixture.pain([6], from: -3) + Fixture.pain([6, 6, 6, 5], from: 1)
        #expect(heel.standing(on: Fixture.start + 4, in: Self.stages)?.success == .notMet)
    }

    @Test("stage 2 succeeds with longer walks and an easy run")
    func secondStage() {
        var heel = Fixture.heel()
        heel.checkIns = [
            Fixture.checkIn(1, on: 1) { $0.painFreeWalk = 10 }, Fixture.checkIn(2, on: 20) { $0.painFreeWalk = 40 },
        ]
        #expect(heel.standing(on: Fixture.start + 21, in: Self.stages)?.success == .notMet)
        heel.patient.runs = [
            PatientRun(number: RunNumber(rawValue: 1), day: Fixture.start + 20, distance: 3_000, kind: .easy)
        ]
        #expect(heel.standing(on: Fixture.start + 21, in: Self.stages)?.success == .met)
    }

    @Test("stage 3 succeeds where two values in a row lie 2 points lower")
    func thirdStage() {
        var heel = Fixture.heel()
        heel.morningPain = Fixture.pain([7], from: 0) + Fixture.pain([5, 6], from: 50)
        #expect(heel.standing(on: Fixture.start + 52, in: Self.stages)?.success == .notMet)
        heel.morningPain += Fixture.pain([5, 4], from: 52)
        #expect(heel.standing(on: Fixture.start + 54, in: Self.stages)?.success == .met)
    }

    @Test("stage 4 succeeds with the return to races")
    func lastStage() {
        var heel = Fixture.heel()
        #expect(heel.standing(on: Fixture.start + 100, in: Self.stages)?.success == .notMet)
        heel.milestones = [HeelMilestone(MilestoneCode(rawValue: "return-to-race"), Fixture.start + 99)]
        #expect(heel.standing(on: Fixture.start + 100, in: Self.stages)?.success == .met)
    }
}
