import Domain
import Testing

@Suite("When more than home care is to be considered")
struct EscalationRulesTests {
    typealias Fixture = PathwayFixture

    /// A heel whose pain stays at 6 from the first day on.
    private func plateaued() -> HeelRecord {
        var heel = Fixture.heel()
        heel.morningPain = Fixture.pain(Array(repeating: 6, count: 120))
        return heel
    }

    @Test("a plateau needs four values in each span, a fall below 2, and a median of 3 or more")
    func plateau() {
        var heel = Fixture.heel()
        func plateau(_ early: [Int?], _ late: [Int?]) -> Plateau {
            heel.morningPain = Fixture.pain(early, from: 0) + Fixture.pain(late, from: 14)
            return heel.plateau(on: Fixture.start + 27, by: Fixture.book)
        }
        #expect(plateau([6, 6, 6, 6], [5, 5, 5, 5]).isThere)
        #expect(plateau([6, 6, 6, 6], [4, 4, 4, 4]) == .none)
        // Medians are compared as halves: 6 to 4.5 falls by less than 2.
        #expect(plateau([6, 6, 6, 6], [4, 4, 5, 5]) == .computed(words: "median pain 6 to 4.5 over 28 days"))
        #expect(plateau([4, 4, 4, 4], [8, 8, 8, 8]).isThere)
        #expect(plateau([3, 3, 3, 3], [2, 2, 2, 2]) == .none)
        #expect(plateau([4, 4, 4, 4], [3, 3, 3, 3]).isThere)
        #expect(plateau([6, 6, 6], [6, 6, 6, 6]) == .unknown)
        #expect(plateau([6, 6, 6, 6], [6, 6, 6]) == .unknown)
    }

    @Test("a plateau of the visual analogue scale: a fall below 19 mm, and 30 mm or more")
    func visualPlateau() {
        var heel = Fixture.heel()
        func plateau(_ early: Int, _ late: Int) -> Plateau {
            heel.visualPain =
                Fixture.pain(Array(repeating: early, count: 4))
                + Fixture.pain(Array(repeating: late, count: 4), from: 14)
            return heel.plateau(on: Fixture.start + 27, by: Fixture.book)
        }
        #expect(plateau(60, 42).isThere)
        #expect(plateau(60, 41) == .none)
        #expect(plateau(40, 30).isThere)
        #expect(plateau(40, 29) == .none)
    }

    @Test("ESWT first: not on day 55, on day 56, and after week 12 as well", arguments: [(55, 0), (56, 1), (90, 1)])
    func eswtFirst(day: Int, count: Int) {
        #expect(Fixture.fired(.plateauESWT, plateaued(), on: day).count == count)
    }

    @Test("a recorded plateau suffices, and unlogged adherence is said")
    func recordedPlateau() throws {
        var heel = Fixture.heel()
        #expect(Fixture.fired(.plateauESWT, heel, on: 56).isEmpty)
        heel.milestones = [HeelMilestone(MilestoneCode(rawValue: "plateau"), Fixture.start + 56)]
        #expect(Fixture.fired(.plateauESWT, heel, on: 55).isEmpty)
        let fired = try #require(Fixture.fired(.plateauESWT, heel, on: 56).first)
        #expect(fired.why.contains("adherence not recorded") && fired.key.cause == "H-1")
    }

    @Test("logged adherence of 70 % is solid, below it is not")
    func adherence() {
        var heel = plateaued()
        heel.prescriptions[0].logged = Dictionary(uniqueKeysWithValues: (0..<10).map { (Fixture.start + $0, $0 < 7) })
        #expect(Fixture.fired(.plateauESWT, heel, on: 60).first?.why.contains("done on 7 of 10 logged days") == true)
        heel.prescriptions[0].logged[Fixture.start + 6] = false
        #expect(Fixture.fired(.plateauESWT, heel, on: 60).isEmpty)
    }

    @Test("the stronger advice takes the place of the weaker")
    func supersedes() {
        #expect(Fixture.fired(.stage3AddOn, plateaued(), on: 41).isEmpty)
        #expect(Fixture.fired(.stage3AddOn, plateaued(), on: 42).first?.tier == .alert)
        #expect(Fixture.fired(.stage3AddOn, plateaued(), on: 56).isEmpty)
    }

    @Test("neither fires beside an open red flag or a possible stress fracture; an acknowledged flag is no longer open")
    func held() throws {
        var heel = plateaued()
        heel.checkIns = [Fixture.checkIn(1, on: 50) { $0.painAtNight = true }]
        #expect(Fixture.fired(.plateauESWT, heel, on: 60).isEmpty)
        let flag = try #require(Fixture.fired(.atRest, heel, on: 60).first)
        heel.acknowledged = [flag.key]
        #expect(Fixture.fired(.plateauESWT, heel, on: 60).count == 1)
        heel.diagnoses.append(Fixture.diagnosis("stress-fracture", "calcaneal-stress", .suspected))
        #expect(Fixture.fired(.plateauESWT, heel, on: 60).isEmpty)
        heel.diagnoses[1] = Fixture.diagnosis("stress-fracture", "calcaneal-stress", .refuted)
        #expect(Fixture.fired(.plateauESWT, heel, on: 60).count == 1)
    }

    @Test("nerve entrapment is not treated by shockwaves first")
    func otherCauses() {
        var heel = plateaued()
        heel.diagnoses = [Fixture.diagnosis("nerve-entrapment", "nerve-entrapment", isPrimary: true)]
        #expect(Fixture.fired(.plateauESWT, heel, on: 60).isEmpty && Fixture.fired(.stage3AddOn, heel, on: 45).isEmpty)
    }

    @Test("a series planned in stage 3 without a plateau is noted, one of stage 2 is not")
    func addedWithoutPlateau() {
        var heel = Fixture.heel()
        heel.series = [Fixture.series(1, "radial-eswt", on: 41)]
        #expect(Fixture.fired(.stage3AddOn, heel, on: 60).isEmpty)
        heel.series = [Fixture.series(1, "radial-eswt", on: 42)]
        let fired = Fixture.fired(.stage3AddOn, heel, on: 60)
        #expect(fired.map(\.tier) == [.info] && fired.map(\.key.cause) == ["S-1"])
    }

    @Test("minimally invasive options from day 84 on", arguments: [(83, 0), (84, 1)])
    func procedures(day: Int, count: Int) {
        #expect(Fixture.fired(.stage4Procedure, plateaued(), on: day).count == count)
    }

    @Test("what fired stays one alert, day after day")
    func oneCause() {
        let causes = (56..<84).flatMap { day in Fixture.fired(.plateauESWT, plateaued(), on: day).map(\.key) }
        #expect(Set(causes).count == 1 && causes.count == 28)
    }
}
