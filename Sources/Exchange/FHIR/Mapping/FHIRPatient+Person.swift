import Domain
import Records

extension FHIRPatient {
    /// A patient, or the number that is left of one.
    init(_ patient: PatientOnFile, of clinic: ClinicContext) {
        let system = FHIRSystem.numbers(of: clinic.code, PatientNumber.self)
        let current = FHIRIdentifier(use: "usual", system: system, value: patient.number.description)
        id = patient.number.description
        guard case .known(let entry) = patient else {
            identifier = [current]
            return
        }
        let former = entry.alsoKnownAs.map { merged in
            FHIRIdentifier(
                use: "old",
                system: system,
                value: merged.number.description,
                period: FHIRPeriod(end: merged.mergedOn)
            )
        }
        let person = entry.person
        identifier = [current] + former
        name = [HumanName(family: person.familyName.rawValue, given: [person.givenName.rawValue])]
        telecom = Self.telecom(of: person).nonEmpty
        gender = person.sex.rawValue
        birthDate = person.birthDate
        address = Self.address(of: person)
    }

    private static func telecom(of person: Person) -> [ContactPoint] {
        let phone = person.phone.map { ContactPoint(system: "phone", value: $0.rawValue) }
        let email = person.email.map { ContactPoint(system: "email", value: $0.rawValue) }
        return [phone, email].compactMap(\.self)
    }

    private static func address(of person: Person) -> [Address]? {
        let address = Address(
            line: person.addressLine.map { [$0.rawValue] },
            city: person.city?.rawValue,
            state: person.state?.rawValue,
            postalCode: person.postalCode?.rawValue
        )
        let isEmpty = address.line == nil && address.city == nil && address.state == nil && address.postalCode == nil
        return isEmpty ? nil : [address]
    }
}
