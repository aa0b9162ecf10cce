import Domain
import Foundation
import Records

extension IncomingPatient: FHIRImportable {
    /// Patient.
    public static let resourceType = FHIRType.patient.rawValue

    /// The day is the birth date.
    public static let elementNames = ImportColumns(
        id: "Patient.id",
        patient: "Patient.id",
        side: "Patient",
        day: "Patient.birthDate",
        reference: "Patient.id"
    )

    /// Reads a patient by their official name, else the usual, else the first.
    ///
    /// Who has been merged into another patient there is passed by: the other one is the person.
    public init?(_ elements: inout FHIRElements) {
        guard let read = elements.decode(ReadPatient.self) else { return nil }
        if read.link?.contains(where: { $0.type == "replaced-by" }) == true {
            elements.passBy("replaced by another")
            return nil
        }
        let externalID = elements.neededID()
        let name = Self.best(read.name, by: \.use, ["official", "usual"])
        let familyName = elements.neededLine("name.family", name?.family)
        let givenName = elements.neededLine("name.given", Self.joined(name?.given, by: " "))
        let birthDate = elements.needed(
            "birthDate",
            read.birthDate,
            "the whole date is needed, as in 1984-03-05"
        ) { try Day(parsing: $0) }
        let sex: Sex? = elements.choice("gender", read.gender)
        guard let externalID, let familyName, let givenName, let birthDate, elements.isGood else { return nil }
        var person = Person(familyName: familyName, givenName: givenName, birthDate: birthDate, sex: sex ?? .unknown)
        Self.readContact(read, into: &person, &elements)
        guard elements.isGood else { return nil }
        self.init(externalID: externalID, person: person)
    }

    private static func readContact(_ read: ReadPatient, into person: inout Person, _ elements: inout FHIRElements) {
        func contact(_ system: String) -> String? {
            read.telecom?.first { $0.system == system && $0.use != "old" && $0.value?.isEmpty == false }?.value
        }
        person.phone = elements.line("telecom(phone).value", contact("phone"), atMost: 50)
        person.email = elements.optional(
            "telecom(email).value",
            contact("email"),
            "write an address as in name@example.org"
        ) { try EmailAddress(parsing: $0) }
        guard let address = best(read.address?.filter { $0.use != "old" }, by: \.use, ["home"]) else { return }
        let lines = joined(address.line, by: ", ") ?? (address.city == nil ? address.text : nil)
        person.addressLine = elements.line(
            "address.line",
            lines?.split(whereSeparator: \.isNewline).joined(separator: ", ")
        )
        person.city = elements.line("address.city", address.city, atMost: 100)
        person.postalCode = elements.line("address.postalCode", address.postalCode, atMost: 20)
        if let state = address.state, !state.isEmpty {
            person.state = try? StateCode(parsing: state)
            if person.state == nil { elements.remark("state left out, as it is not two letters of a US state") }
        }
    }

    /// The first element of the first use that one has, else the first of all.
    private static func best<Element>(
        _ elements: [Element]?,
        by use: KeyPath<Element, String?>,
        _ uses: [String]
    ) -> Element? {
        uses.lazy.compactMap { wanted in elements?.first { $0[keyPath: use] == wanted } }.first ?? elements?.first
    }

    private static func joined(_ parts: [String?]?, by separator: String) -> String? {
        parts.map { $0.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: separator) }
    }
}
