import Testing

@testable import Domain

@Suite("A finding as it is typed")
struct FindingEntryTests {
    @Test("a technique, a value and all that may stand around them are read")
    func everything() throws {
        let full = try FindingEntry(parsing: "right:tenderness@arch-border=2")
        #expect(full.side == .right)
        #expect(full.technique.rawValue == "tenderness")
        #expect(full.zone?.rawValue == "arch-border")
        #expect(full.value == .number(ExactNumber(unscaled: 2), unit: nil))
        let plain = try FindingEntry(parsing: " HOP = Negative ")
        #expect(plain.side == nil && plain.zone == nil)
        #expect(plain.technique.rawValue == "hop")
        #expect(plain.value == .word("Negative"))
    }

    @Test("a unit may follow the number, with a blank or without", arguments: ["x=-3.5deg", "x=-3.5 deg"])
    func unit(text: String) throws {
        #expect(try FindingEntry(parsing: text).value == .number(ExactNumber(unscaled: -35, scale: 1), unit: "deg"))
    }

    @Test(
        "what is no finding is refused",
        arguments: [
            "", "hop", "hop=", "=2", "hop=8,5", "hop=1e5.2", "hop=1.2.3", "hop=-", "@x=2", "hop@=2", "up:hop=2",
            "hop=?",
        ]
    )
    func refused(text: String) {
        #expect(throws: InvalidInput.self) { try FindingEntry(parsing: text) }
    }
}

@Suite("What values a technique has")
struct ExamTechniqueTests {
    private let dorsiflexion = ExamTechnique(
        code: TechniqueCode(rawValue: "dorsiflexion-bent"),
        name: "Ankle dorsiflexion, knee bent",
        kind: .measure,
        unit: "deg",
        limits: ExactNumber(unscaled: -30)...ExactNumber(unscaled: 60)
    )
    private let hop = ExamTechnique(code: TechniqueCode(rawValue: "hop"), name: "Hop test", kind: .presence)
    private let rotation = ExamTechnique(code: TechniqueCode(rawValue: "rotation"), name: "Rotation", kind: .normality)
    private let tenderness = ExamTechnique(
        code: TechniqueCode(rawValue: "tenderness"),
        name: "Tenderness",
        kind: .grade,
        limits: ExactNumber(unscaled: 0)...ExactNumber(unscaled: 3)
    )

    private func value(_ technique: ExamTechnique, _ text: String) throws -> FindingValue {
        try technique.value(of: FindingEntry(parsing: "\(technique.code)=\(text)").value)
    }

    @Test("numbers within the limits are taken, the limits themselves and 0 included")
    func numbers() throws {
        for text in ["-30", "0", "60deg"] { _ = try value(dorsiflexion, text) }
        #expect(try value(tenderness, "0") == .number(ExactNumber(unscaled: 0)))
    }

    @Test("words are taken in short and in long")
    func words() throws {
        for word in ["positive", "pos", "yes", "YES", "present"] { #expect(try value(hop, word) == .result(.positive)) }
        for word in ["negative", "neg", "no", "absent"] { #expect(try value(hop, word) == .result(.negative)) }
        #expect(try value(rotation, "abnormal") == .result(.abnormal))
    }

    @Test("a refusal says what would be right")
    func refusals() {
        let cases: [(ExamTechnique, String, String)] = [
            (dorsiflexion, "80", "dorsiflexion-bent is -30 to 60 deg, not 80"),
            (dorsiflexion, "8.5", "dorsiflexion-bent is a whole number, not 8.5"),
            (dorsiflexion, "8cm", "dorsiflexion-bent is measured in deg, not in cm"),
            (dorsiflexion, "pos", "dorsiflexion-bent is -30 to 60 deg, not \"pos\""),
            (tenderness, "2deg", "tenderness has no unit; leave \"deg\" out"),
            (tenderness, "4", "tenderness is 0 to 3, not 4"),
            (hop, "normal", "hop is positive or negative, not \"normal\""),
            (hop, "3", "hop is positive or negative, not 3"),
            (rotation, "pos", "rotation is normal or abnormal, not \"pos\""),
        ]
        for (technique, text, words) in cases {
            let refusal = #expect(throws: InvalidInput.self) { try value(technique, text) }
            #expect(refusal?.description == words)
        }
    }
}
