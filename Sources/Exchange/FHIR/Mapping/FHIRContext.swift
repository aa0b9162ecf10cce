import Domain
import Records

/// What the resources of one case share: whose case it is, in which clinic.
struct FHIRContext {
    let clinic: ClinicContext
    let entry: CaseEntry

    /// Whose case it is.
    var subject: FHIRReference { FHIRReference(.patient, entry.patient) }

    /// The case.
    var episode: FHIRReference { FHIRReference(.episodeOfCare, entry.number) }

    /// The case, for a resource that has no element for it.
    var episodeExtension: FHIRExtension {
        FHIRExtension(url: FHIRExtensionName.episodeOfCare, .reference(episode))
    }

    /// The number of a record as an identifier.
    func identifier<Record>(_ number: RecordNumber<Record>) -> [FHIRIdentifier] {
        let system = FHIRSystem.numbers(of: clinic.code, RecordNumber<Record>.self)
        return [FHIRIdentifier(system: system, value: number.description)]
    }

    /// Somebody of the staff, by their code in the clinic.
    func staff(_ code: StaffCode?) -> FHIRReference? {
        code.map { code in
            let identifier = FHIRIdentifier(system: FHIRSystem.staff(of: clinic.code), value: code.rawValue)
            return FHIRReference(type: .practitioner, identifier: identifier)
        }
    }
}
