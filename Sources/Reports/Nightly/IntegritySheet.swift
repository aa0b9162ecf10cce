import Domain
import Foundation
import Records

/// What the checks of the records found.
public struct IntegritySheet: Sendable {
    /// Whether they found nothing.
    public let passed: Bool
    private let sheet: RecordSheet

    /// The findings of a clinic, a check each, as they were at a moment.
    public init(_ findings: [IntegrityFinding], of clinic: ClinicContext, at moment: Moment) {
        let found = findings.filter { $0.count > 0 }.count
        passed = found == 0
        sheet = RecordSheet(
            RecordCard([
                .init("clinic", "Clinic", .text(clinic.code)),
                .init("read_at", "Read at", .text(moment)),
                .init("passed", "Everything fits", .flag(found == 0)),
            ]),
            "checks",
            Listing(
                [
                    .text("check", "Check"), .number("found", "Found"),
                    .text("records", "Records", isFlexible: true, showing: .ifFilled),
                    .text("words", "What is wrong", isFlexible: true, showing: .ifFilled),
                    .text("meaning", "What holds otherwise", isFlexible: true),
                ],
                rows: findings.map { finding in
                    [
                        .text(finding.check), .integer(finding.count), .names(finding.records),
                        .text(finding.words), .text(finding.check.meaning),
                    ]
                }
            )
        )
    }
}

extension IntegritySheet: Presentable {
    /// A line a check.
    public func text(width: Int?) -> String { sheet.text(width: width) }

    /// One object, the checks an array in it.
    public func json() throws -> Data { try sheet.json() }

    /// A record a check.
    public func csv() -> [UInt8] { sheet.csv() }
}
