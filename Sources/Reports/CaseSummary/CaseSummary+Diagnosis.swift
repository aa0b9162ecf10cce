import Domain
import Records

extension CaseSummary {
    static func diagnoses(_ file: CaseFile) -> Section {
        let listing = Listing(
            [
                .text("diagnosis_number", "No."), .text("side", "Heel"), .text("diagnosis", "Code"),
                .text("name", "Diagnosis", isFlexible: true), .text("status", "Status"), .text("place", "Place"),
                .text("basis", "Reached by"), .text("diagnosed_on", "Day"), .text("staff", "By"),
            ],
            rows: file.diagnoses.map { entry in
                let basis = entry.diagnosis.basis.map(\.rawValue)
                return [
                    .text(entry.number), .text(entry.side), .text(entry.diagnosis.code), .text(entry.name),
                    .text(entry.diagnosis.status),
                    entry.diagnosis.status == .refuted ? .missing : .text(entry.isPrimary ? "primary" : "secondary"),
                    basis.isEmpty ? .missing : .text(basis.joined(separator: ", ")), .day(entry.diagnosedOn),
                    .text(entry.staff),
                ]
            },
            whenEmpty: "no diagnosis yet"
        )
        return Section("diagnoses", "Diagnosis", listing, hidden: ["diagnosis"])
    }

    static func findings(_ file: CaseFile) -> Section {
        var listing = Listing(
            [
                .text("exam", "No."), .text("performed_on", "Day"), .text("side", "Heel"),
                .text("technique", "Code"), .text("name", "Finding", isFlexible: true), .text("zone", "Zone"),
                .text("result", "Found"), .number("value", "Value"), .text("unit", "Unit"), .text("staff", "By"),
                .text("note", "Note", isFlexible: true),
            ],
            whenEmpty: "no exam recorded"
        )
        for exam in file.exams {
            if exam.findings.isEmpty { listing.append(Self.unremarkable(exam, columns: listing.columns.count)) }
            for finding in exam.findings {
                listing.append([
                    .text(exam.number), .day(exam.performedOn), .text(finding.side), .text(finding.technique),
                    .text(finding.techniqueName), .text(finding.zoneName), .text(finding.value.result),
                    finding.value.number.map { number in
                        .measure(number, words: "\(number)\(finding.unit.map { " \($0)" } ?? "")")
                    } ?? .missing,
                    .text(finding.unit), .text(exam.staff), .text(exam.note),
                ])
            }
        }
        return Section("findings", "Findings", listing, hidden: ["technique", "unit", "note"])
    }

    /// An exam without findings, which took place all the same.
    private static func unremarkable(_ exam: ExamEntry, columns: Int) -> [Cell] {
        var row = [Cell](repeating: .missing, count: columns)
        (row[0], row[1], row[4]) = (.text(exam.number), .day(exam.performedOn), .text("no finding recorded"))
        (row[columns - 2], row[columns - 1]) = (.text(exam.staff), .text(exam.note))
        return row
    }

    static func imaging(_ file: CaseFile) -> Section {
        let listing = Listing(
            [
                .text("imaging_order", "No."), .text("side", "Heel"), .text("modality", "Code"),
                .text("name", "Study", isFlexible: true), .text("ordered_on", "Ordered"), .text("state", "State"),
                .text("performed_on", "Done"), .text("conclusion", "Conclusion"), .number("quote", "Quote"),
                .number("price_low", "Range from"), .number("price_high", "to"), .text("price_origin", "Range of"),
                .text("quote_position", "Quote is"), .text("staff", "By"), .text("report", "Report", isFlexible: true),
            ],
            rows: file.imaging.map { order in
                [
                    .text(order.number), .text(order.side), .text(order.modality), .text(order.modalityName),
                    .day(order.orderedOn), .text(order.state.rawValue), .day(order.result?.performedOn),
                    .text(order.result?.conclusion), .money(order.quote), .money(order.priceRange?.low),
                    .money(order.priceRange?.high), .text(order.priceRange?.origin),
                    .text(order.quotePosition?.rawValue), .text(order.orderedBy),
                    .text(order.result?.report?.rawValue),
                ]
            },
            whenEmpty: "no imaging ordered"
        )
        return Section("imaging", "Imaging", listing, hidden: ["modality", "price_origin", "report"])
    }

    static func measurements(_ file: CaseFile) -> Section {
        var listing = Listing(
            [
                .text("imaging_order", "No."), .text("side", "Heel"), .text("performed_on", "Day"),
                .text("measurement", "Code"), .text("name", "Measurement", isFlexible: true),
                .number("value", "Value"), .text("unit", "Unit"), .number("threshold", "Threshold"),
                .text("is_above_threshold", "Above it"), .text("meaning", "Meaning"),
            ],
            whenEmpty: "nothing measured"
        )
        for order in file.imaging {
            guard let result = order.result else { continue }
            for measured in result.measurements {
                let threshold = measured.kind.threshold
                let isAbove = measured.isAboveThreshold
                listing.append([
                    .text(order.number), .text(order.side), .day(result.performedOn), .text(measured.kind.code),
                    .text(measured.kind.name), .measure(measured.value, words: measured.amount),
                    .text(measured.kind.unit.rawValue),
                    threshold.map { .measure($0.above, words: measured.limit ?? "") } ?? .missing,
                    isAbove.map { .flag($0) } ?? .missing,
                    isAbove == true ? .text(threshold?.meaning) : .missing,
                ])
            }
        }
        return Section("measurements", "Measurements", listing, hidden: ["measurement", "unit"])
    }
}
