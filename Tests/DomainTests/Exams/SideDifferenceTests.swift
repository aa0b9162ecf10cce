import Domain
import Testing

@Suite("What differs between the two heels of an exam")
struct SideDifferenceTests {
    private func difference(_ left: Int64, _ right: Int64, scale: Int = 0) -> SideDifference? {
        SideDifference(
            left: .number(ExactNumber(unscaled: left, scale: scale)),
            right: .number(ExactNumber(unscaled: right, scale: scale))
        )
    }

    @Test("numbers differ by right minus left, said of the right heel")
    func numbers() {
        #expect(difference(12, 8) == .number(ExactNumber(unscaled: -4)))
        #expect(difference(12, 8)?.words(unit: "deg") == "right 4 deg less")
        #expect(difference(-2, 3)?.words(unit: "deg") == "right 5 deg more")
        #expect(difference(0, 2)?.words(unit: nil) == "right 2 more")
        #expect(difference(85, 80, scale: 1)?.words(unit: "mm") == "right 0.5 mm less")
    }

    @Test("equal numbers are the same, which is a difference of 0")
    func equal() {
        #expect(difference(8, 8) == .number(ExactNumber(unscaled: 0)))
        #expect(difference(8, 8)?.words(unit: "deg") == "same" && difference(8, 8)?.isDifferent == false)
    }

    @Test("results without a number differ or say nothing")
    func results() {
        let differing = SideDifference(left: .result(.positive), right: .result(.negative))
        #expect(differing?.words(unit: nil) == "differs" && differing?.isDifferent == true)
        let equal = SideDifference(left: .result(.normal), right: .result(.normal))
        #expect(equal == .results(differ: false) && equal?.words(unit: nil) == nil)
        #expect(SideDifference(left: .result(.normal), right: .number(ExactNumber(unscaled: 1))) == nil)
    }
}

@Suite("Answers to the tests of an exam")
struct ExamTestTests {
    private let tenderness = ExamTest(
        ExamTechnique(
            code: TechniqueCode(rawValue: "tenderness"),
            name: "Tenderness",
            kind: .grade,
            limits: ExactNumber(unscaled: 0)...ExactNumber(unscaled: 3)
        ),
        zone: ZoneCode(rawValue: "arch-border"),
        zoneName: "Heel and arch border"
    )

    @Test("an answer is the finding of this test, at its zone")
    func answer() throws {
        let finding = try tenderness.finding(answering: " 2 ", of: .right)
        #expect(try finding == FindingEntry(parsing: "right:tenderness@arch-border=2"))
        #expect("\(tenderness)" == "Tenderness at Heel and arch border")
    }

    @Test("a wrong answer is told what is right", arguments: ["", "4", "yes", "2.5", "2deg", "1 2", "\u{1B}[2J"])
    func wrong(text: String) {
        let refusal = #expect(throws: InvalidInput.self) { try tenderness.finding(answering: text, of: .left) }
        #expect(refusal?.description.hasPrefix("tenderness ") == true)
    }

    @Test("what is expected names the limits, the unit and the decimals")
    func expected() {
        #expect(tenderness.technique.expected == "0 to 3, a whole number")
        let presence = ExamTechnique(code: TechniqueCode(rawValue: "hop"), name: "Hop test", kind: .presence)
        #expect(presence.expected == "positive or negative")
    }
}
