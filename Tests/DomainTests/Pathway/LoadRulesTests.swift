import Domain
import Testing

@Suite("What the runner does")
struct LoadRulesTests {
    typealias Fixture = PathwayFixture

    @Test(
        "morning pain above 5 on seven days in a row",
        arguments: [
            ([6, 6, 6, 6, 6, 6, 6], 1), ([5, 5, 5, 5, 5, 5, 5], 0), ([6, 6, 6, 6, 6, 6], 0),
            ([6, 6, 6, nil, 6, 6, 6, 6], 0),
            ([6, 6, 6, 5, 6, 6, 6], 0), ([6, 7, 8, 9, 10, 6, 6, 6], 1),
        ]
    )
    func morningPain(values: [Int?], count: Int) {
        var heel = Fixture.heel()
        heel.morningPain = Fixture.pain(values)
        #expect(Fixture.fired(.morningPain, heel, on: values.count - 1).count == count)
    }

    @Test("of several values a day the last counts, and a spell is one cause however long it lasts")
    func spell() {
        var heel = Fixture.heel()
        heel.morningPain =
            Fixture.pain([6, 6, 6, 6, 6, 6]) + [DatedValue(Fixture.start + 6, 3), DatedValue(Fixture.start + 6, 7)]
        #expect(Fixture.fired(.morningPain, heel, on: 6).map(\.key.cause) == ["2026-01-05"])
        heel.morningPain += Fixture.pain([8, 8], from: 7)
        #expect(Fixture.fired(.morningPain, heel, on: 8).map(\.key.cause) == ["2026-01-05"])
    }

    @Test("hill repeats are a hard no up to day 13", arguments: [(13, 1), (14, 0)])
    func hills(day: Int, count: Int) {
        var heel = Fixture.heel()
        heel.checkIns = [Fixture.checkIn(1, on: day) { $0.hillRepeats = true }]
        #expect(Fixture.fired(.noGo, heel, on: 30).count == count)
    }

    @Test("a race is a hard no while morning pain is high, and only then")
    func race() {
        var heel = Fixture.heel()
        heel.morningPain = Fixture.pain([6, 6, 6, 6, 6, 6, 6])
        heel.patient.runs = [
            PatientRun(number: RunNumber(rawValue: 3), day: Fixture.start + 7, distance: 5_000, kind: .race)
        ]
        #expect(Fixture.fired(.noGo, heel, on: 7).map(\.key.cause) == ["R-3"])
        heel.morningPain.removeFirst()
        #expect(Fixture.fired(.noGo, heel, on: 7).isEmpty)
    }

    @Test(
        "shoes: a note from 300 mi, to be replaced from 500 mi",
        arguments: [
            (482_802, nil), (482_803, AlertTier.info), (804_671, .info), (804_672, .alert),
        ]
    )
    func shoes(distance: Int, tier: AlertTier?) {
        var heel = Fixture.heel()
        heel.patient.shoes = [ShoeMileage(number: ShoeNumber(rawValue: 1), distance: distance)]
        let fired = Fixture.fired(.shoeMiles, heel, on: 1)
        #expect(fired.first?.tier == tier && fired.allSatisfy(\.isOfPatient))
    }

    @Test(
        "a step of cadence of 5 to 10 %, both included",
        arguments: [
            (165, 175, 0), (164, 174, 0), (160, 168, 0), (160, 167, 1), (160, 176, 0), (160, 177, 1),
        ]
    )
    func cadence(base: Int, target: Int, count: Int) {
        var heel = Fixture.heel()
        heel.prescriptions[0].cadence = CadenceStep(from: base, to: target)
        #expect(Fixture.fired(.cadenceStep, heel, on: 1).count == count)
    }

    @Test("the route of a heel that hurts alone is audited where all runs keep to one side")
    func route() {
        var heel = Fixture.heel()
        let edge = RunRoute(RouteNumber(rawValue: 1), isOneSided: true)
        heel.patient.runs = [
            PatientRun(
                number: RunNumber(rawValue: 1),
                day: Fixture.start + 2,
                distance: 9_000,
                kind: .easy,
                route: edge
            )
        ]
        #expect(Fixture.fired(.routeAudit, heel, on: 3).map(\.key.cause) == ["W-1"])
        #expect(Fixture.fired(.routeAudit, heel, on: 29).count == 1 && Fixture.fired(.routeAudit, heel, on: 30).isEmpty)
        var both = Fixture.heel(isBilateral: true)
        both.patient = heel.patient
        #expect(Fixture.fired(.routeAudit, both, on: 3).isEmpty)
    }

    @Test("a route keeps to one edge where the side changes with the direction")
    func edges() {
        var shape = RouteShape(on: .road)
        #expect(shape.isOnOneEdge == nil && !shape.isOneSided)
        (shape.roadSideOut, shape.roadSideBack) = (.left, .right)
        #expect(shape.isOnOneEdge == true && shape.isOneSided)
        shape.roadSideBack = .left
        #expect(shape.isOnOneEdge == false && !shape.isOneSided)
        shape.trackDirection = .counterClockwise
        #expect(shape.isOneSided)
    }
}
