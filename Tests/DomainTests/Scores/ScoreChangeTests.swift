import Domain
import Testing

@Suite("Scores and their change")
struct ScoreChangeTests {
    private func instrument(_ maximum: Int64 = 10, decimals: Int = 0, higherIsBetter: Bool = false) -> Instrument {
        Instrument(
            code: .morningPain,
            name: "Morning pain",
            minimum: ExactNumber(unscaled: 0),
            maximum: ExactNumber(unscaled: maximum),
            decimals: decimals,
            unit: "{score}",
            higherIsBetter: higherIsBetter,
            zeroIsNoComplaint: !higherIsBetter,
            isPerHeel: true
        )
    }

    @Test("7 to 2 is -5 points, -71.4 %, and a response at 30, 50 and 60 %")
    func firstCase() {
        let change = ScoreChange(of: instrument(), from: 7, to: 2)
        #expect(change.points.description == "-5" && change.percent?.description == "-71.4")
        #expect([30, 50, 60, 72].map { change.responds(toFallOf: $0) } == [true, true, true, false])
        #expect(change.reaches(2) && change.reaches(5) && !change.reaches(6))
    }

    @Test("exactly 60 % responds, and the last half is rounded away from zero once")
    func exactly() {
        #expect(ScoreChange(of: instrument(), from: 5, to: 2).responds(toFallOf: 60) == true)
        #expect(ScoreChange(of: instrument(100, decimals: 1), from: 800, to: 799).percent?.description == "-0.1")
        #expect(ScoreChange(of: instrument(), from: 3, to: 4).percent?.description == "33.3")
    }

    @Test("a percentage of 0, or of what should rise, is not defined")
    func undefined() {
        #expect(ScoreChange(of: instrument(), from: 0, to: 3).percent == nil)
        #expect(ScoreChange(of: instrument(), from: 0, to: 3).responds(toFallOf: 30) == nil)
        let function = ScoreChange(of: instrument(100, higherIsBetter: true), from: 40, to: 60)
        #expect(function.percent == nil && function.improvement == 20 && function.reaches(13))
    }

    @Test("a value outside the instrument or between its steps is refused, never rounded")
    func values() throws {
        #expect(try instrument().steps(of: ExactNumber(parsing: "7.0")) == 7)
        #expect(try instrument(100, decimals: 1).steps(of: ExactNumber(parsing: "62.5")) == 625)
        #expect(throws: InvalidInput("--value 11 is outside 0-10 for morning-pain")) {
            try instrument().steps(of: ExactNumber(unscaled: 11))
        }
        #expect(throws: InvalidInput("--value 6.5 is not a whole step of morning-pain")) {
            try instrument().steps(of: ExactNumber(unscaled: 65, scale: 1))
        }
    }
}
