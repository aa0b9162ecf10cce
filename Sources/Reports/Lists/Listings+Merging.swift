import Domain
import Records

extension Listings {
    /// A merge: the survivor, the number that is given up, and what of that is read as the survivor's.
    public static func merging(_ merging: PatientRecords.Merging) -> RecordSheet {
        let (survivor, merged) = (merging.survivor, merging.merged)
        let card = RecordCard([
            .init("patient", "Patient", .text(survivor.number)),
            .init("name", "Name", .text(survivor.person.listedName)),
            .init("birth_date", "Born", .day(survivor.person.birthDate)),
            .init("also_known_as", "Also known as", alsoKnownAs(survivor)),
            .init("merged", "Merged", .text(merged.number)),
            .init("merged_name", "Its name", .text(merged.person.listedName)),
            .init("merged_birth_date", "Its birth date", .day(merged.person.birthDate)),
        ])
        return RecordSheet(card, "tables", tables(merging.tables, "Recorded under \(merged.number)"))
    }

    /// A merge taken back: the number that stands for itself again, and what stays with the survivor.
    public static func unmerging(_ unmerging: PatientRecords.Unmerging) -> RecordSheet {
        let (patient, survivor) = (unmerging.patient, unmerging.survivor)
        let card = RecordCard([
            .init("patient", "Patient", .text(patient.number)),
            .init("name", "Name", .text(patient.person.listedName)),
            .init("birth_date", "Born", .day(patient.person.birthDate)),
            .init("also_known_as", "Also known as", alsoKnownAs(patient)),
            .init("was_read_as", "Was read as", .text(survivor.number)),
            .init("survivor_name", "Its name", .text(survivor.person.listedName)),
            .init("merged_on", "Merged on", .day(unmerging.mergedOn)),
        ])
        return RecordSheet(card, "stays", tables(unmerging.tables, "Since recorded under \(survivor.number)"))
    }

    /// Pairs of registrations that may be one person.
    public static func duplicates(_ duplicates: [PatientRecords.Duplicate]) -> Listing {
        Listing(
            [
                .text("patient", "Patient"), .text("name", "Name", isFlexible: true), .text("birth_date", "Born"),
                .text("other", "Other"), .text("other_name", "Name", isFlexible: true),
                .text("other_birth_date", "Born"), .text("reasons", "Reasons", isFlexible: true),
            ],
            rows: duplicates.map { pair in
                [pair.one, pair.other].flatMap { registration -> [Cell] in
                    [
                        .text(registration.number), .text(registration.person.listedName),
                        .day(registration.person.birthDate),
                    ]
                } + [.text(pair.reasons.map(\.description).joined(separator: "; "))]
            },
            whenEmpty: "no two patients look like one person"
        )
    }

    /// Two people who look alike.
    public static func pair(_ pair: PatientRecords.Pair, areDistinct: Bool) -> RecordCard {
        RecordCard([
            .init("patient", "Patient", .text(pair.one.number)),
            .init("name", "Name", .text(pair.one.person.listedName)),
            .init("birth_date", "Born", .day(pair.one.person.birthDate)),
            .init("other", "Other", .text(pair.other.number)),
            .init("other_name", "Its name", .text(pair.other.person.listedName)),
            .init("other_birth_date", "Its birth date", .day(pair.other.person.birthDate)),
            .init("distinct", "Two people", .flag(areDistinct)),
        ])
    }

    /// `P-1, merged on 2026-04-07; P-3, merged on 2026-05-02`, or missing for who has one number.
    static func alsoKnownAs(_ patient: PatientEntry) -> Cell {
        let names = patient.alsoKnownAs.map { "\($0.number), merged on \($0.mergedOn)" }
        return names.isEmpty ? .missing : .text(names.joined(separator: "; "))
    }

    private static func tables(_ tables: [RecordedOfPatient], _ title: String) -> Listing {
        Listing(
            [.text("table", title), .number("records", "Records"), .text("cases", "Cases", isFlexible: true)],
            rows: tables.map { table in
                let cases = table.cases.map(\.description).joined(separator: " ")
                return [.text(table.table), .integer(table.records), cases.isEmpty ? .missing : .text(cases)]
            },
            whenEmpty: "\(title): nothing"
        )
    }
}
