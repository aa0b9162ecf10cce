import Domain
import Foundation
import Records

/// Records as a FHIR R4 (4.0.1) bundle of the type collection.
///
/// What was struck is left out: a correction is a new fact, and the struck one is no part of the record. So is what the
/// login may not read; the bundle is then labelled REDACTED, and ``withheld`` names it.
public struct FHIRExport: Sendable {
    /// What the login may not read, of what a bundle would hold.
    public let withheld: [Area]
    /// How many resources there are.
    public var count: Int { bundle.entry.count }
    private let bundle: FHIRBundle

    /// One case with its patient.
    public init(_ file: CaseFile) {
        self.init(file.patient, [file], of: file.clinic, named: file.entry.number.description)
    }

    /// A person with all their cases, in the order given.
    public init(_ patient: PatientOnFile, _ files: [CaseFile], of clinic: ClinicContext) {
        self.init(patient, files, of: clinic, named: patient.number.description)
    }

    private init(_ patient: PatientOnFile, _ files: [CaseFile], of clinic: ClinicContext, named id: String) {
        let resources: [any FHIRResource] = [FHIRPatient(patient, of: clinic)] + files.flatMap(Self.resources)
        // Never to be looked up: .invalid is reserved for that (RFC 2606).
        let base = "https://firststep.invalid/clinic/\(clinic.code)"
        withheld = Self.areas.filter { !clinic.mayRead($0) }
        bundle = FHIRBundle(
            id: id,
            meta: withheld.isEmpty ? nil : .redacted,
            entry: resources.map {
                FHIRBundle.Entry(fullUrl: "\(base)/\($0.resourceType.rawValue)/\($0.id)", resource: $0)
            }
        )
    }

    /// Indented JSON with a line end; the same records are the same bytes.
    public func json() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try Array(encoder.encode(bundle)) + Array("\n".utf8)
    }

    private static let areas: [Area] = [
        .notes, .diagnoses, .findings, .imaging, .measurements, .homeCare, .series, .sessions, .scores, .milestones,
        .charges,
    ]

    private static func resources(of file: CaseFile) -> [any FHIRResource] {
        let context = FHIRContext(clinic: file.clinic, entry: file.entry)
        var resources: [any FHIRResource] = [FHIREpisodeOfCare(file, in: context)]
        resources += file.diagnoses.map { FHIRCondition($0, in: context) }
        resources += file.exams.flatMap { FHIRObservation.all(of: $0, in: context) }
        for order in file.imaging {
            resources.append(FHIRServiceRequest(order, in: context))
            resources += FHIRDiagnosticReport.all(of: order, in: context)
        }
        if let plan = FHIRCarePlan(file.prescriptions, in: context) { resources.append(plan) }
        for course in file.courses {
            resources.append(FHIRServiceRequest(course.series, in: context))
            resources += course.sessions.map { FHIRProcedure($0, in: context) }
        }
        resources += file.scores.map { FHIRObservation($0, in: context) }
        resources += file.milestones.map { FHIRObservation($0, in: context) }
        resources += file.charges.map { FHIRChargeItem($0, in: context) }
        return resources
    }
}
