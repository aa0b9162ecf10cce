import Domain
import Postgres

/// Everything recorded on one case that stands, as of one moment.
public struct CaseFile: Sendable {
    /// The clinic, the day on which it was read, and what the reader may see: the rest is empty here.
    public let clinic: ClinicContext
    /// The case.
    public let entry: CaseEntry
    /// Whose case it is.
    public let patient: PatientOnFile
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
    /// Where its heels stand on the treatment ladder, or stood when it was closed.
    public let standings: [HeelStanding]
    /// Charges.
    public let charges: [ChargeEntry]
    /// Falls in percent of the baseline that count as a response.
    public let percentFalls: [Int]
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
            clinic: clinic,
            entry: entry,
            patient: PatientRecords(clinic).onFile(entry.patient, in: transaction),
            diagnoses: cases.readableDiagnoses(of: [number], in: transaction),
            exams: clinic.mayRead(.findings) ? ExamRecords(clinic).list(of: number, in: transaction) : [],
            imaging: clinic.mayRead(.imaging) ? ImagingRecords(clinic).orders(of: number, in: transaction) : [],
            prescriptions: clinic.mayRead(.homeCare)
                ? HomeRecords(clinic).prescriptions(of: number, in: transaction) : [],
            courses: SeriesRecords(clinic).list(of: number, in: transaction),
            scores: clinic.mayRead(.scores) ? ScoreRecords(clinic).list(of: number, in: transaction) : [],
            milestones: clinic.mayRead(.milestones) ? cases.milestones(of: number, in: transaction) : [],
            standings: HeelStanding.read(of: entry, of: clinic, in: transaction),
            charges: clinic.mayRead(.charges) ? ChargeRecords(clinic).list(case: number, in: transaction) : [],
            percentFalls: transaction.query(ListPercentFalls())
        )
    }

    /// The clinical day on which it was read.
    public var today: Day { clinic.today }

    /// Whether it is about one heel only.
    public var hasOneHeel: Bool { entry.side != .bilateral }

    /// Day 0 of each heel that has scores: what outcome days are counted from.
    public var indexDays: [Side: Day] {
        scores.reduce(into: [:]) { days, score in
            if let side = score.side { days[side] = score.indexOn }
        }
    }
}
