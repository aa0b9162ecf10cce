import Domain
import Records

extension AuditSubject {
    /// A person: an event about them is one about each of their numbers.
    static func person(_ patient: PatientEntry) -> AuditSubject {
        AuditSubject(record: patient.number.description, patients: patient.numbers)
    }

    /// A person, erased or not.
    static func person(_ patient: PatientOnFile) -> AuditSubject {
        switch patient {
        case .known(let entry): .person(entry)
        case .erased(let gone): .patient(gone.number)
        }
    }

    /// A list of people, erased ones among them.
    static func people(_ patients: [PatientOnFile]) -> AuditSubject {
        AuditSubject(patients: patients.flatMap { person($0).patients }, rows: patients.count)
    }

    /// A list of people.
    static func people(_ patients: [PatientEntry]) -> AuditSubject {
        AuditSubject(patients: patients.flatMap(\.numbers), rows: patients.count)
    }
}

extension Desk {
    /// Says that another patient is meant than was named, where a number was merged.
    func sayIfMerged(_ asked: PatientNumber, _ patient: PatientEntry) {
        guard let merged = patient.alsoKnownAs.first(where: { $0.number == asked }) else { return }
        say("\(asked) was merged on \(merged.mergedOn): this is \(patient.number)")
    }

    /// Says that another patient is meant than was named, where a number was merged and nobody erased it.
    func sayIfMerged(_ asked: PatientNumber, _ patient: PatientOnFile) {
        if case .known(let entry) = patient { sayIfMerged(asked, entry) }
    }

    /// Says which tables were not counted because they are not for the person at the desk.
    func sayUncounted(_ tables: [RecordedOfPatient], _ duties: [Duty]) {
        let closed = tables.filter { $0.records == nil }.map(\.table)
        guard !closed.isEmpty else { return }
        let held = duties.map(\.rawValue).joined(separator: " and ")
        say("not for \(held), and so not counted: \(closed.joined(separator: ", "))")
    }
}
