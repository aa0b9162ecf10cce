import Domain
import Records

extension Listings {
    /// Estimates with what was billed since, in the order given.
    public static func estimates(_ estimates: [EstimateEntry], for clinic: ClinicContext) -> Listing {
        Listing(
            [
                .text("estimate", "Estimate"), .text("case", "Case"), .text("patient", "Patient"),
                .text("basis", "Made because"), .text("due_on", "Due by"), .text("issued_on", "Made"),
                .text("is_late", "Late"), .text("service_on", "First service"), .number("total", "Estimated"),
                .number("billed", "Billed"), .text("is_disputable", "$400 above"), .text("state", "State"),
            ],
            rows: estimates.map { entry in
                [
                    .text(entry.number), .text(entry.caseNumber), .text(entry.patient), .text(entry.basis),
                    .day(entry.dueOn), .day(entry.issuedOn), .flag(entry.isLate), .day(entry.serviceOn),
                    .money(entry.total), clinic.cell(.charges, .money(entry.billed)),
                    clinic.cell(.charges, entry.isDisputable.map { .flag($0) } ?? .missing), .text(state(of: entry)),
                ]
            },
            whenEmpty: "no estimate was made"
        )
    }

    private static func state(of estimate: EstimateEntry) -> String {
        if estimate.voidReason != nil { return "struck" }
        return estimate.replacedBy.map { "replaced by \($0)" } ?? "stands"
    }
}
