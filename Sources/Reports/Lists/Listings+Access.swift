import Domain
import Records

/// How each kind of record is listed.
public enum Listings {}

extension Listings {
    /// Clinics.
    public static func clinics(_ clinics: [ClinicEntry]) -> Listing {
        Listing(
            [
                .text("clinic", "Clinic"), .text("name", "Name", isFlexible: true), .text("address", "Address"),
                .text("city", "City"), .text("state", "State"), .text("postal_code", "Postal code"),
                .text("npi", "NPI"), .text("tax_number", "Tax number"), .text("time_zone", "Time zone"),
                .text("currency", "Currency"), .number("retention_years", "Kept (years)"),
            ],
            rows: clinics.map { clinic in
                let profile = clinic.profile
                return [
                    .text(clinic.code), .text(profile.name), .text(profile.addressLine), .text(profile.city),
                    .text(profile.state), .text(profile.postalCode), .text(profile.npi), .text(profile.taxNumber),
                    .text(profile.timeZone), .text(profile.currency),
                    .integer(profile.retention.rawValue),
                ]
            },
            whenEmpty: "no clinic yet"
        )
    }

    /// The clinic of who is at the desk, for whom its settings are not: its code and its name.
    public static func nameOnly(of clinic: ClinicContext) -> Listing {
        let columns = clinics([]).columns
        let rest = [Cell](repeating: .withheld(clinic.withheld), count: columns.count - 2)
        return Listing(columns, rows: [[.text(clinic.code), .text(clinic.name)] + rest])
    }

    /// How much is recorded in a clinic.
    public static func counts(_ counts: RecordCounts, for clinic: ClinicContext) -> [RecordCard.Field] {
        [
            .init("clinic", "Clinic", .text(clinic.code)),
            .init("roles", "Your roles", .names(clinic.duties.map(\.rawValue))),
            .init("patients", "Patients", clinic.cell(.patients, .integer(counts.patients))),
            .init("cases", "Cases", clinic.cell(.cases, .integer(counts.cases))),
            .init("scores", "Scores", clinic.cell(.scores, .integer(counts.scores))),
        ]
    }

    /// Staff.
    public static func staff(_ staff: [StaffMember]) -> Listing {
        Listing(
            [
                .text("staff", "Staff"), .text("name", "Name", isFlexible: true), .text("roles", "Roles"),
                .text("npi", "NPI"), .text("login", "Login"), .text("disabled", "Disabled"),
            ],
            rows: staff.map { member in
                [
                    .text(member.code), .text(member.profile.name),
                    .text(member.profile.roles.map(\.rawValue).joined(separator: " ")), .text(member.profile.npi),
                    .text(member.profile.login), .flag(member.profile.isDisabled),
                ]
            },
            whenEmpty: "nobody on the staff yet"
        )
    }
}
