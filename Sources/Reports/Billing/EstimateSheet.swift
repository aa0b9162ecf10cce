import Domain
import Foundation
import Records
import Tabular

/// A good-faith estimate as the patient gets it: 45 CFR 149.610(c)(1).
public struct EstimateSheet: Sendable {
    /// What it is about.
    let card: RecordCard
    /// What is expected, at what price.
    let listing: Listing
    private let file: EstimateFile

    /// The sheet of an estimate.
    public init(_ file: EstimateFile) {
        self.file = file
        let estimate = file.estimate
        card = RecordCard([
            .init("estimate", "Estimate", .text(estimate.number)),
            .init("case", "Case", .text(estimate.caseNumber)),
            .init("patient", "Patient", .text(estimate.patient)),
            .init("name", "Name", .text(Self.person(file)?.0)),
            .init("birth_date", "Born", .day(Self.person(file)?.1)),
            .init("diagnoses", "Diagnosis", file.reader.cell(.diagnoses, .text(Self.diagnoses(file)))),
            .init("provider", "Provider", .text(file.clinic.name)),
            .init("address", "Address", .text(Self.address(file.clinic))),
            .init("npi", "NPI", .text(file.clinic.npi)),
            .init("tax_number", "Tax number", .text(file.clinic.taxNumber)),
            .init("basis", "Made because", .text(estimate.basis)),
            .init("asked_on", "Asked for on", .day(estimate.askedOn)),
            .init("service_on", "First service", .day(estimate.serviceOn)),
            .init("due_on", "Due by", .day(estimate.dueOn)),
            .init("issued_on", "Made", .day(estimate.issuedOn)),
            .init("is_late", "Late", estimate.isLate ? .flag(true) : .missing),
            .init("replaces", "Replaces", .text(estimate.replaces)),
            .init("replaced_by", "Replaced by", .text(estimate.replacedBy)),
            .init("void_reason", "Struck because", .text(estimate.voidReason)),
            .init("total", "Total", .money(estimate.total)),
            .init("billed", "Billed so far", file.reader.cell(.charges, .money(estimate.billed))),
            .init("is_disputable", "$400 above", estimate.isDisputable == true ? .flag(true) : .missing),
        ])
        listing = Listing(
            [
                .text("service", "Code"), .text("service_name", "Service", isFlexible: true), .text("side", "Heel"),
                .text("record", "Of"), .text("service_on", "From"), .number("units", "Times"),
                .number("unit_price", "Price"), .number("amount", "Amount"),
            ],
            rows: estimate.lines.map { line in
                [
                    .text(line.service), .text(line.serviceName), .text(line.side), .text(line.record),
                    .day(line.serviceOn), .integer(line.units), .money(line.price), .money(line.amount),
                ]
            }
        )
    }

    /// What has to be said under it, and what is to be scheduled separately.
    private var notes: [String] {
        let separate = file.estimate.lines.filter { $0.serviceOn == nil }.map { "\($0.serviceName) (\($0.record))" }
        let apart =
            separate.isEmpty
            ? []
            : ["Still to be scheduled separately: \(separate.joined(separator: ", "))."]
        return apart + [
            "More may turn out to be needed in the course of care and be scheduled or asked for separately; it is not in this estimate.",
            "This is an estimate of what was reasonably expected on the day it was made; what is done and what is billed may differ from it.",
            """
            If you are billed $400 or more above this estimate, you have the right to dispute the bill in the patient-provider dispute \
            resolution process, within 120 days of the first bill: www.cms.gov/nosurprises, telephone 1-800-985-3059. To do so does \
            not affect the quality of your care.
            """,
            "This is not a contract: it obliges you to nothing, neither to these services nor to have them from this provider.",
        ]
    }

    private static func person(_ file: EstimateFile) -> (String, Day)? {
        guard case .known(let entry) = file.patient else { return nil }
        return ("\(entry.person.givenName) \(entry.person.familyName)", entry.person.birthDate)
    }

    private static func diagnoses(_ file: EstimateFile) -> String? {
        let names = file.diagnoses.map { entry in
            "\(entry.name), \(entry.side)" + (entry.icd10.map { " (\($0))" } ?? "")
        }
        return names.isEmpty ? nil : names.joined(separator: "; ")
    }

    private static func address(_ clinic: ClinicProfile) -> String? {
        let place = [clinic.city?.rawValue, clinic.state?.rawValue, clinic.postalCode?.rawValue].compactMap(\.self)
        let parts = [clinic.addressLine?.rawValue, place.isEmpty ? nil : place.joined(separator: " ")].compactMap(
            \.self
        )
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }
}

extension EstimateSheet: Presentable {
    /// The estimate, its lines with their sum, and the notes.
    public func text(width: Int?) -> String {
        let table = listing.narrowed(without: ["service"]).text(width: width)
        let below = notes.map { TextTable.paragraph($0, width: width) }.joined(separator: "\n")
        return card.text(width: width) + "\n" + table + "\nTotal \(file.estimate.total)\n\n" + below
    }

    /// One object, the lines an array in it.
    public func json() throws -> Data {
        var object = card.object.mapValues { JSONPart.cell($0) }
        object["lines"] = .rows(listing)
        object["notes"] = .array(notes.map { .cell(.text($0)) })
        return try JSONText.encode(object)
    }

    /// The lines; a sheet of an estimate alone has no room for both.
    public func csv() -> [UInt8] { listing.csv() }

    /// One self-contained page for the printer.
    public func html() throws -> String {
        try PageTemplate.render(page { $0 }, with: "page.html.mustache")
    }

    /// The same page on paper.
    ///
    /// Throws ``ChartError`` where WeasyPrint is missing.
    public func pdf() async throws -> [UInt8] {
        try await PDFPage.make(of: html())
    }

    /// Markdown, for a letter.
    public func markdown() throws -> String {
        try PageTemplate.render(page(MarkdownText.escaped), with: "page.md.mustache")
    }

    private func page(_ escape: (String) -> String) -> PrintedPage {
        let hidden: Set = [
            "estimate", "case", "patient", "name", "birth_date", "provider", "total", "billed", "is_disputable",
            "is_late",
        ]
        let facts = card.fields.filter { !hidden.contains($0.key) && !$0.cell.isMissing && !$0.cell.isWithheld }
        let person = Self.person(file).map { "\($0.0), born \($0.1)" } ?? "erased"
        return PrintedPage(
            title: "Good-faith estimate \(file.estimate.number)",
            subtitle: escape("\(file.estimate.patient) \(person)"),
            clinic: escape(file.clinic.name.rawValue),
            asOf: "\(file.estimate.issuedOn)",
            facts: facts.map {
                .init(label: $0.title, value: escape($0.cell.shown), isWide: ["diagnoses", "address"].contains($0.key))
            },
            outcomes: [],
            chart: nil,
            sections: [
                .init("What is expected", listing, without: ["service"], "Total \(file.estimate.total)", escape)
            ],
            notes: notes.map(escape)
        )
    }
}
