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
                let findings = exam.findings.map { finding($0) }.joined(separator: "; ")
                return [
                    .text(exam.number), .text(exam.caseNumber), .day(exam.performedOn), .text(exam.staff),
                    findings.isEmpty ? .missing : .text(findings), .text(exam.note),
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
            .init("void_reason", "Struck", .text(exam.voidReason)),
        ])
        return RecordSheet(card, "findings", findings(of: exam))
    }

    /// A finding in words: `left ankle dorsiflexion: 8 deg`.
    public static func finding(_ finding: FindingRecord) -> String {
        let place = finding.zoneName.map { " (\($0))" } ?? ""
        let unit = finding.unit.map { " \($0)" } ?? ""
        return "\(finding.side), \(finding.techniqueName)\(place): \(finding.value)\(unit)"
    }

    private static func findings(of exam: ExamEntry) -> Listing {
        Listing(
            [
                .text("exam", "Exam"), .text("side", "Side"), .text("technique", "Technique"),
                .text("name", "Name", isFlexible: true), .text("zone", "Zone"), .number("value", "Value"),
                .text("unit", "Unit"), .text("result", "Result"),
            ],
            rows: exam.findings.map { finding in
                [
                    .text(exam.number), .text(finding.side), .text(finding.technique), .text(finding.techniqueName),
                    .text(finding.zone), .number(finding.value.number), .text(finding.unit),
                    .text(finding.value.result),
                ]
            },
            whenEmpty: "no findings"
        )
    }
}
