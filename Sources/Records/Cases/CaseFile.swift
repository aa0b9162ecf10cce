import Domain
import Postgres

/// Everything recorded on one case that stands, as of one moment.
public struct CaseFile: Sendable {
    /// Name of the clinic as printed.
    public let clinicName: String
    /// The clinical day on which it was read.
    public let today: Day
    /// The case.
    public let entry: CaseEntry
    /// Whose case it is.
    public let patient: PatientEntry
    /// What its heels have.
    public let diagnoses: [DiagnosisEntry]
    /// Examinations with their findings.
    public let exams: [ExamEntry]
    /// Imaging orders with their results.
    public let imaging: [ImagingOrderEntry]
    /// Home care.
    public let prescriptions: [PrescriptionEntry]
    /// Treatment series with their sessions.
    public let courses: [SeriesCourse]
    /// Scores of all instruments.
    public let scores: [ScoreEntry]
    /// Steps on the way back to running.
    public let milestones: [MilestoneEntry]
    /// Charges.
    public let charges: [ChargeEntry]
}

extension CaseFile {
    /// Reads a case, open or closed; throws ``InvalidInput`` for an unknown one.
    public static func read(
        _ number: CaseNumber,
        of clinic: ClinicContext,
        in transaction: borrowing Transaction
    ) async throws -> CaseFile {
        let cases = CaseRecords(clinic)
        let entry = try await cases.find(number, in: transaction)
        return try await CaseFile(
            clinicName: clinic.name,
            today: clinic.today,
            entry: entry,
            patient: PatientRecords(clinic).find(entry.patient, in: transaction),
            diagnoses: cases.diagnoses(of: number, in: transaction),
            exams: ExamRecords(clinic).list(of: number, in: transaction),
            imaging: ImagingRecords(clinic).orders(of: number, in: transaction),
            prescriptions: HomeRecords(clinic).prescriptions(of: number, in: transaction),
            courses: SeriesRecords(clinic).list(of: number, in: transaction),
            scores: ScoreRecords(clinic).list(of: number, in: transaction),
            milestones: cases.milestones(of: number, in: transaction),
            charges: ChargeRecords(clinic).list(case: number, in: transaction)
        )
    }

    /// Whether it is about one heel only.
    public var hasOneHeel: Bool { entry.side != .bilateral }

    /// Day 0 of each heel that has scores: what outcome days are counted from.
    public var indexDays: [Side: Day] {
        scores.reduce(into: [:]) { days, score in
            if let side = score.side { days[side] = score.takenOn + -score.outcomeDay }
        }
    }
}
