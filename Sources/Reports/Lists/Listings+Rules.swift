import Domain
import Records

extension Listings {
    /// The numbers of rules, the catalogue's beside the clinic's own.
    public static func ruleNumbers(_ numbers: [RuleNumber], of rule: CatalogueRuleCode? = nil) -> Listing {
        Listing(
            [
                .text("rule", "Rule"), .number("version", "Version"), .text("parameter", "Parameter"),
                .number("shipped_value", "Shipped"), .number("own_value", "Own"), .text("unit", "Unit"),
                .number("minimum", "From"), .number("maximum", "to"), .text("meaning", "Meaning", isFlexible: true),
                .text("source", "Source"),
            ],
            rows: numbers.map { number in
                [
                    .text(number.rule), .integer(number.version), .text(number.parameter), .number(number.shipped),
                    .number(number.own), .worded(.text(number.unit.rawValue), words: number.unit.shown),
                    .number(number.limits.low), .number(number.limits.high), .text(number.meaning),
                    .text(number.source),
                ]
            },
            whenEmpty: rule.map { "the rule \($0) goes by no number" } ?? "no rule holds today"
        )
    }

    /// What conditions and treatments have to do with each other, the catalogue's word beside the clinic's own.
    public static func contraindications(_ entries: [ContraindicationEntry]) -> Listing {
        Listing(
            [
                .text("condition", "Condition"), .text("name", "Name", isFlexible: true),
                .text("treatment", "Treatment"), .text("severity", "Holds"), .text("shipped_severity", "Shipped"),
                .text("own_severity", "Own"), .text("source", "Source"),
            ],
            rows: entries.map { entry in
                [
                    .text(entry.condition), .text(entry.conditionName), .text(entry.treatment),
                    .text(entry.severity), .text(entry.shipped), .text(entry.own), .text(entry.source),
                ]
            },
            whenEmpty: "nothing is held of these"
        )
    }

    /// Holidays, federal ones and the clinic's own.
    public static func holidays(_ holidays: [HolidayEntry]) -> Listing {
        Listing(
            [
                .text("day", "Day"), .text("name", "Name", isFlexible: true), .text("is_closed", "Closed"),
                .text("is_federal", "Federal"), .text("is_own", "Own word"),
            ],
            rows: holidays.map { holiday in
                [
                    .day(holiday.day), .text(holiday.name), .flag(holiday.isClosed), .flag(holiday.isFederal),
                    .flag(holiday.isOwn),
                ]
            },
            whenEmpty: "no holiday"
        )
    }
}
