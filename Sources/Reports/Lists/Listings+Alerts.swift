import Domain
import Records

extension Listings {
    /// Alerts, in the order given.
    public static func alerts(_ alerts: [AlertEntry], for clinic: ClinicContext) -> Listing {
        Listing(
            [
                .text("alert", "Alert"), .text("tier", "Tier"), .text("case", "Case"), .text("side", "Heel"),
                .text("fired_on", "Since"), .text("rule", "Rule"), .number("rule_version", "Version"),
                .text("source", "Source"),
                .text("why", "Why", isFlexible: true), .text("acknowledged_on", "Seen"), .text("acknowledged_by", "By"),
                .text("reason", "What follows", isFlexible: true),
            ],
            rows: alerts.map { alert in
                [
                    .text(alert.number), .text(alert.tier.rawValue), .text(alert.caseNumber), .text(alert.side),
                    .day(alert.firedOn), .text(alert.rule.rawValue), .integer(alert.version), .text(alert.source),
                    .text(alert.why),
                    .day(alert.acknowledgement?.on), .text(alert.acknowledgement?.by),
                    .text(alert.acknowledgement?.reason),
                ]
            },
            whenEmpty: "no alert waits to be acknowledged"
        )
    }
}
