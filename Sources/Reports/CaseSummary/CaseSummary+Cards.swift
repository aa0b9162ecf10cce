import Domain
import Records

extension CaseSummary {
    static func course(_ file: CaseFile) -> RecordCard {
        let entry = file.entry
        return RecordCard([
            .init("case", "Case", .text(entry.number)),
            .init("clinic", "Clinic", .text(file.clinic.name)),
            .init("as_of", "As of", .day(file.today)),
            .init("side", "Heel", .text(entry.side)),
            .init("state", "State", .text(entry.state)),
            .init("onset_on", "Pain since", .day(entry.onsetOn)),
            .init("opened_on", "Opened", .day(entry.openedOn)),
            .init("closed_on", "Closed", .day(entry.closedOn)),
            .init("outcome", "Outcome", .text(entry.outcome)),
            .init("complaint", "Complaint", file.clinic.cell(.notes, .text(entry.complaint))),
        ])
    }

    static func patient(_ file: CaseFile) -> RecordCard {
        guard case .known(let entry) = file.patient else { return Listings.patient(file.patient, today: file.today) }
        let person = entry.person
        return RecordCard([
            .init("patient", "Patient", .text(entry.number)),
            .init("family_name", "Family name", .text(person.familyName)),
            .init("given_name", "Given name", .text(person.givenName)),
            .init("birth_date", "Born", .day(person.birthDate)),
            .init("age_at_opening", "Age at opening", .integer(age(of: person, file))),
            .init("sex", "Sex", .text(person.sex)),
            .init("city", "City", .text(person.city)),
            .init("state", "State", .text(person.state)),
        ])
    }

    /// `Ann Example, female, 42 at opening, Denver CO`; `erased`.
    static func person(_ file: CaseFile) -> String {
        guard case .known(let entry) = file.patient else { return "erased" }
        let person = entry.person
        let place = [person.city?.rawValue, person.state?.rawValue].compactMap(\.self).joined(separator: " ")
        let age = "\(age(of: person, file)) at opening"
        let parts = ["\(person.givenName) \(person.familyName)", "\(person.sex)", age, place]
        return parts.filter { !$0.isEmpty }.joined(separator: ", ")
    }

    private static func age(of person: Person, _ file: CaseFile) -> Int {
        file.entry.openedOn.age(bornOn: person.birthDate)
    }
}
