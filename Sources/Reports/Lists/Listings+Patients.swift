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

    /// Patients, erased ones among them.
    public static func patients(_ patients: [PatientOnFile], today: Day) -> Listing {
        let columns = Self.patients([PatientEntry](), today: today).columns
        let rows = patients.flatMap { patient -> [[Cell]] in
            switch patient {
            case .known(let entry): return Self.patients([entry], today: today).rows
            case .erased(let gone):
                let rest = [Cell](repeating: .missing, count: columns.count - 2)
                return [[.text(gone.number), .text("erased")] + rest]
            }
        }
        return Listing(columns, rows: rows, whenEmpty: "no such patient")
    }

    /// One patient, or what is left of one.
    public static func patient(_ patient: PatientOnFile, today: Day) -> RecordCard {
        switch patient {
        case .known(let entry): Self.patient(entry, today: today)
        case .erased(let gone):
            RecordCard([
                .init("patient", "Patient", .text(gone.number)),
                .init("family_name", "Family name", .text("erased")),
                .init("erased_on", "Erased on", .day(gone.erasedOn)),
            ])
        }
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
            .init("imported_as", "Imported as", importedAs(patient)),
        ])
    }

    /// `A-17 from old-system`, or missing for who was registered here.
    private static func importedAs(_ patient: PatientEntry) -> Cell {
        let names = patient.importedAs.map { "\($0.externalID) from \($0.source)" }
        return names.isEmpty ? .missing : .text(names.joined(separator: "; "))
    }

    private static func numbers(_ merged: [MergedNumber]) -> Cell {
        merged.isEmpty ? .missing : .text(merged.map(\.number.description).joined(separator: " "))
    }
}
