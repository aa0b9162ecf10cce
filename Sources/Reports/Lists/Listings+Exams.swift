import Domain
import Records

extension Listings {
    /// Examinations, each with its findings in a sentence.
    public static func exams(_ exams: [ExamEntry]) -> Listing {
        Listing(
            [
                .text("exam", "Exam"), .text("case", "Case"), .text("performed_on", "Day"), .text("staff", "By"),
                .text("findings", "Findings", isFlexible: true), .text("note", "Note", isFlexible: true),
            ],
            rows: exams.map { exam in
                [
                    .text(exam.number), .text(exam.caseNumber), .day(exam.performedOn), .text(exam.staff),
                    .text(sentence(of: exam.findings)), .text(exam.note),
                ]
            },
            whenEmpty: "no exam yet"
        )
    }

    /// One examination, with a row a finding.
    public static func exam(_ exam: ExamEntry) -> RecordSheet {
        let card = RecordCard([
            .init("exam", "Exam", .text(exam.number)),
            .init("case", "Case", .text(exam.caseNumber)),
            .init("patient", "Patient", .text(exam.patient)),
            .init("performed_on", "Day", .day(exam.performedOn)),
            .init("staff", "By", .text(exam.staff)),
            .init("note", "Note", .text(exam.note)),
            .init("void_reason", "Voided because", .text(exam.voidReason)),
        ])
        return RecordSheet(card, "findings", findings(of: exam))
    }

    /// Findings in words, heel by heel: `left: Hop test negative; Swelling positive`; nil where there are none.
    public static func sentence(of findings: [FindingRecord]) -> String? {
        let heels = Side.allCases.compactMap { side -> String? in
            let words = findings.filter { $0.side == side }.map { phrase($0) }
            return words.isEmpty ? nil : "\(side): " + words.joined(separator: "; ")
        }
        return heels.isEmpty ? nil : heels.joined(separator: ". ")
    }

    /// A finding in words, without its heel: `Ankle dorsiflexion, knee bent 8 deg`.
    public static func phrase(_ finding: FindingRecord) -> String {
        let place = finding.zoneName.map { " at \($0)" } ?? ""
        let unit = finding.unit.map { " \($0)" } ?? ""
        return "\(finding.techniqueName)\(place) \(finding.value)\(unit)"
    }

    private static func findings(of exam: ExamEntry) -> Listing {
        Listing(
            [
                .text("exam", "Exam"), .text("side", "Heel"), .text("technique", "Technique"),
                .text("name", "Name", isFlexible: true), .text("zone", "Zone"), .number("value", "Value"),
                .text("unit", "Unit"), .text("result", "Result"),
                .text("difference", "Difference", showing: .ifFilled),
                .text("differs", "Differs", showing: .never),
            ],
            rows: exam.findings.map { finding in
                let difference = exam.difference(of: finding)
                return [
                    .text(exam.number), .text(finding.side), .text(finding.technique), .text(finding.techniqueName),
                    .text(finding.zone), .number(finding.value.number), .text(finding.unit),
                    .text(finding.value.result), cell(difference, unit: finding.unit),
                    difference.map { .flag($0.isDifferent) } ?? .missing,
                ]
            },
            whenEmpty: "no findings"
        )
    }

    /// The number, right minus left, which a table says in words; of results without a number only those words.
    private static func cell(_ difference: SideDifference?, unit: String?) -> Cell {
        guard let difference, let words = difference.words(unit: unit) else { return .missing }
        return switch difference {
        case .number(let number): .measure(number, words: words)
        case .results: .worded(.missing, words: words)
        }
    }
}
