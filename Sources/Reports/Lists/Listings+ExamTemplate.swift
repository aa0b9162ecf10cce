import Domain
import Records

extension Listings {
    /// What an examination of a case should test, with what each test found last; a row a test and heel.
    public static func template(_ template: CaseTemplate) -> Listing {
        Listing(
            [
                .text("side", "Heel"), .text("class", "For"), .text("technique", "Technique"),
                .text("name", "Name", isFlexible: true), .text("zone", "Zone"), .text("allowed", "Allowed"),
                .number("minimum", "Least", showing: .never), .number("maximum", "Greatest", showing: .never),
                .text("unit", "Unit", showing: .never), .number("last_value", "Last value", showing: .ifFilled),
                .text("last_result", "Last result", showing: .ifFilled),
                .text("last_on", "On", showing: .ifFilled),
            ],
            rows: template.heels.flatMap { heel in heel.tests.map { row(of: $0, heel.side) } },
            whenEmpty: "no tests to ask for"
        )
    }

    /// What a test found last, with its day: `8 deg on 2026-03-09`; nil where it was never recorded.
    public static func lastFinding(of test: TemplateTest) -> String? {
        test.last.map { last in
            let unit = last.value.number == nil ? nil : test.test.technique.unit
            return "\(last.value)\(unit.map { " \($0)" } ?? "") on \(last.day)"
        }
    }

    private static func row(of test: TemplateTest, _ side: Side) -> [Cell] {
        let technique = test.test.technique
        let number = test.last?.value.number
        return [
            .text(side), .text(test.classCode), .text(technique.code), .text(technique.name), .text(test.test.zone),
            .text(technique.allowed), .number(technique.limits?.lowerBound), .number(technique.limits?.upperBound),
            .text(technique.unit),
            number.map { .measure($0, words: "\($0)\(technique.unit.map { " \($0)" } ?? "")") } ?? .missing,
            .text(test.last?.value.result), .day(test.last?.day),
        ]
    }
}
