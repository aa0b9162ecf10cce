import Domain
import Records

extension CaseSummary {
    static func otherScores(_ file: CaseFile) -> Section {
        let listing = Listing(
            [
                .text("score", "No."), .text("side", "Heel"), .text("instrument", "Code"),
                .text("name", "Instrument", isFlexible: true), .text("taken_on", "Day"),
                .number("outcome_day", "Outcome day"), .number("value", "Value"), .text("is_baseline", "Baseline"),
                .number("change", "Change"), .number("change_percent", "Change %"),
            ],
            rows: file.scores.filter { $0.instrument.code != .morningPain }.map { score in
                [
                    .text(score.number), .text(score.side), .text(score.instrument.code),
                    .text(score.instrument.name), .day(score.takenOn), .integer(score.outcomeDay),
                    .number(score.value), .flag(score.isBaseline), .number(score.change?.points),
                    .number(score.change?.percent),
                ]
            },
            whenEmpty: "none"
        )
        return Section("other_scores", "Other scores", listing, hidden: ["instrument"])
    }

    static func milestones(_ file: CaseFile) -> Section {
        let days = file.indexDays
        let listing = Listing(
            [
                .text("milestone_number", "No."), .text("side", "Heel"), .text("milestone", "Code"),
                .text("name", "Milestone", isFlexible: true), .text("reached_on", "Day"),
                .number("outcome_day", "Outcome day"), .text("note", "Note", isFlexible: true),
            ],
            rows: file.milestones.map { entry in
                let heel = entry.side ?? (file.hasOneHeel ? file.entry.side.heels.first : nil)
                let start = heel.flatMap { days[$0] }
                return [
                    .text(entry.number), .text(entry.side), .text(entry.code), .text(entry.name),
                    .day(entry.reachedOn), .integer(start.map { entry.reachedOn - $0 }), .text(entry.note),
                ]
            },
            whenEmpty: "none reached yet"
        )
        return Section("milestones", "Milestones", listing, hidden: ["milestone"])
    }

    static func charges(_ file: CaseFile, total: [Money]) -> Section {
        let listing = Listing(
            [
                .text("charge", "No."), .text("service_date", "Day"), .text("side", "Heel"),
                .text("service", "Code"), .text("service_name", "Service", isFlexible: true),
                .number("units", "Units"), .number("unit_price", "Price"), .number("amount", "Amount"),
                .text("staff", "By"),
            ],
            rows: file.charges.map { charge in
                [
                    .text(charge.number), .day(charge.day), .text(charge.side), .text(charge.service),
                    .text(charge.serviceName), .integer(charge.units.rawValue), .money(charge.price),
                    .money(charge.amount), .text(charge.staff),
                ]
            },
            whenEmpty: "no charges"
        )
        let sum = total.map(\.description).joined(separator: " + ")
        return Section(
            "charges",
            "Charges",
            listing,
            hidden: ["service"],
            footer: total.isEmpty ? nil : "Total \(sum)"
        )
    }

    /// The exact sum of charges, one a currency.
    static func total(_ charges: [ChargeEntry]) -> [Money] {
        Dictionary(grouping: charges, by: \.amount.currency)
            .map { currency, charges in
                Money(cents: charges.reduce(0) { $0 + $1.amount.cents }, currency: currency)
            }
            .sorted { $0.currency.rawValue < $1.currency.rawValue }
    }
}
