import Domain
import Records

extension CaseSummary {
    static func course(_ file: CaseFile) -> RecordCard {
        let entry = file.entry
        return RecordCard([
            .init("case", "Case", .text(entry.number)),
            .init("clinic", "Clinic", .text(file.clinicName)),
            .init("as_of", "As of", .day(file.today)),
            .init("side", "Heel", .text(entry.side)),
            .init("state", "State", .text(entry.state)),
            .init("onset_on", "Pain since", .day(entry.onsetOn)),
            .init("opened_on", "Opened", .day(entry.openedOn)),
            .init("closed_on", "Closed", .day(entry.closedOn)),
            .init("outcome", "Outcome", .text(entry.outcome)),
            .init("complaint", "Complaint", .text(entry.complaint)),
        ])
    }

    static func patient(_ file: CaseFile) -> RecordCard {
        let person = file.patient.person
        return RecordCard([
            .init("patient", "Patient", .text(file.patient.number)),
            .init("family_name", "Family name", .text(person.familyName)),
            .init("given_name", "Given name", .text(person.givenName)),
            .init("birth_date", "Born", .day(person.birthDate)),
            .init("age_at_opening", "Age at opening", .integer(age(file))),
            .init("sex", "Sex", .text(person.sex)),
            .init("city", "City", .text(person.city)),
            .init("state", "State", .text(person.state)),
        ])
    }

    /// `Ann Example, female, 42 at opening, Denver CO`.
    static func person(_ file: CaseFile) -> String {
        let person = file.patient.person
        let place = [person.city?.rawValue, person.state?.rawValue].compactMap(\.self).joined(separator: " ")
        let parts = ["\(person.givenName) \(person.familyName)", "\(person.sex)", "\(age(file)) at opening", place]
        return parts.filter { !$0.isEmpty }.joined(separator: ", ")
    }

    private static func age(_ file: CaseFile) -> Int {
        file.entry.openedOn.age(bornOn: file.patient.person.birthDate)
    }
}
