import Domain
import Records

extension Listings {
    /// Patients.
    public static func patients(_ patients: [PatientEntry], today: Day) -> Listing {
        Listing(
            [
                .text("patient", "Patient"), .text("family_name", "Family name"), .text("given_name", "Given name"),
                .text("birth_date", "Born"), .number("age", "Age"), .text("sex", "Sex"), .text("city", "City"),
                .text("state", "State"), .text("phone", "Phone"), .number("open_cases", "Open cases"),
                .text("also_known_as", "Also known as"),
            ],
            rows: patients.map { patient in
                let person = patient.person
                return [
                    .text(patient.number), .text(person.familyName), .text(person.givenName), .day(person.birthDate),
                    .integer(today.age(bornOn: person.birthDate)), .text(person.sex), .text(person.city),
                    .text(person.state), .text(person.phone), .integer(patient.openCases), numbers(patient.alsoKnownAs),
                ]
            },
            whenEmpty: "no such patient"
        )
    }

    /// One patient.
    public static func patient(_ patient: PatientEntry, today: Day) -> RecordCard {
        let person = patient.person
        return RecordCard([
            .init("patient", "Patient", .text(patient.number)),
            .init("also_known_as", "Also known as", alsoKnownAs(patient)),
            .init("family_name", "Family name", .text(person.familyName)),
            .init("given_name", "Given name", .text(person.givenName)),
            .init("birth_date", "Born", .day(person.birthDate)),
            .init("age", "Age", .integer(today.age(bornOn: person.birthDate))),
            .init("sex", "Sex", .text(person.sex)),
            .init("phone", "Phone", .text(person.phone)),
            .init("email", "E-mail", .text(person.email)),
            .init("address", "Address", .text(person.addressLine)),
            .init("city", "City", .text(person.city)),
            .init("state", "State", .text(person.state)),
            .init("postal_code", "Postal code", .text(person.postalCode)),
            .init("open_cases", "Open cases", .integer(patient.openCases)),
        ])
    }

    private static func numbers(_ merged: [MergedNumber]) -> Cell {
        merged.isEmpty ? .missing : .text(merged.map(\.number.description).joined(separator: " "))
    }
}
