import Domain
import Postgres

/// What is asked of the worklist.
public struct WorklistQuestion: Sendable {
    /// Days of silence after which an open case is quiet, where nobody says otherwise.
    public static let usualSilence = 28

    /// The day it is for.
    public var day: Day
    /// Days without a word after which an open case counts as quiet.
    public var quietAfter: Int
    /// Only cases of this clinician.
    public var staff: StaffCode?
    /// Only these kinds of work; empty for all.
    public var kinds: [WorklistKind] = []
    /// Most lines.
    public var limit: Int

    /// The whole worklist of a day, the rest to be set.
    public init(day: Day, quietAfter: Int, limit: Int) {
        (self.day, self.quietAfter, self.limit) = (day, quietAfter, limit)
    }
}

/// A line of the worklist.
public struct WorklistItem: Sendable {
    /// What it asks for.
    public let kind: WorklistKind
    /// The case.
    public let caseNumber: CaseNumber
    /// The heel; nil where it is about the case.
    public let side: Side?
    /// Whose case it is.
    public let patient: PatientNumber
    /// Family and given name; nil where the patient was erased.
    public let name: String?
    /// The alert, order or series that it is about; nil where there is none.
    public let record: String?
    /// Since when: the day it fell due, fired, was reported or scheduled, or the last day on which something was heard.
    public let dueOn: Day
    /// Last day on which it can be done, where there is one.
    public let untilOn: Day?
    /// What it is about.
    public let matter: Matter
    /// Who planned the last series of the case, else who examined last.
    public let staff: StaffCode?
    /// Where the heel stands on the ladder; nil where it is about a case of two heels, and for who may not see it.
    public internal(set) var standing: LadderStanding?

    /// What a line is about.
    public enum Matter: Sendable {
        /// An alert's sentence.
        case alert(rule: String, why: String)
        /// A study and what it showed.
        case result(ModalityCode, ImagingConclusion)
        /// A session of a treatment.
        case session(TreatmentCode, name: String, delivered: Int, planned: Int)
        /// A window of follow-up.
        case score(window: String, name: String)
        /// What an estimate is owed of.
        case estimate(of: String)
        /// Silence.
        case silence
    }
}

/// The worklist of a clinic.
public struct WorklistRecords: Sendable {
    let clinic: ClinicContext

    /// The worklist of this clinic.
    public init(_ clinic: ClinicContext) {
        self.clinic = clinic
    }

    /// What is to be done, the most pressing first, then the oldest; with where each heel stands, for who may read its record.
    public func list(_ question: WorklistQuestion, in transaction: borrowing Transaction) async throws -> [WorklistItem]
    {
        if let staff = question.staff {
            _ = try await StaffRecords(clinic).find(staff, in: transaction)
        }
        let owed = clinic.mayOweEstimates ? try await EstimateRecords(clinic).owed(in: transaction) : []
        var items = try await transaction.query(SelectWorklist(clinic: clinic, question: question, owed: owed))
        guard clinic.mayJudgeHeels else { return items }
        let stages = try await RuleRecords(clinic).ladder(in: transaction)
        let heels = try await HeelRecords(clinic).read(Set(items.map(\.caseNumber)).sorted(), in: transaction)
        let byCase = Dictionary(grouping: heels, by: \.caseNumber)
        for index in items.indices {
            let ofCase = byCase[items[index].caseNumber] ?? []
            let heel = ofCase.first { $0.side == items[index].side } ?? (ofCase.count == 1 ? ofCase.first : nil)
            items[index].standing = heel?.standing(on: question.day, in: stages)
        }
        return items
    }
}

private struct SelectWorklist: Statement {
    let clinic: ClinicContext
    let question: WorklistQuestion
    let owed: [(deed: PlannedDeed, dueOn: Day)]

    /// Names are looked up for the lines that are shown alone.
    var sql: SQL {
        """
        WITH item AS (
            SELECT work.*, held.patient_id, staff.code AS staff_code, array_position(\(places)::text[], work.kind) AS place
            FROM (\(work)) AS work
            JOIN clinic.case AS held ON held.clinic_id = \(clinic.id) AND held.case_id = work.case_id
            LEFT JOIN clinic.staff ON staff.clinic_id = \(clinic.id) AND staff.staff_id = \(clinician)
            WHERE work.kind = ANY (\(kinds)::text[]) AND \(ofStaff)
            ORDER BY place, work.due_on, work.case_id, work.side, work.record_id
            LIMIT \(question.limit)
        )
        SELECT item.*, \(PersonNumber.of("item")) AS person_id, identity.family_name, identity.given_name
        FROM item
        LEFT JOIN clinic.survivors(\(clinic.id), 'infinity') AS merged ON merged.patient_id = item.patient_id
        LEFT JOIN clinic.identity ON identity.clinic_id = \(clinic.id)
            AND identity.patient_id = \(PersonNumber.of("item")) AND identity.replaced_at IS NULL
        ORDER BY item.place, item.due_on, item.case_id, item.side, item.record_id
        """
    }

    /// What the records ask for, where the duty may know it, and the estimates that are owed.
    private var work: SQL {
        let estimates: SQL = """
            SELECT 'estimate' AS kind, owed.case_id, owed.side, NULL::bigint AS record_id, owed.scheduled_on AS due_on, owed.due_on AS until_on,
                   owed.record AS code, owed.name AS words, NULL::integer AS delivered, NULL::integer AS planned
            FROM unnest(\(owed.map(\.deed.caseNumber))::bigint[], \(owed.map(\.deed.side.rawValue))::text[],
                \(owed.map(\.deed.scheduledOn))::date[], \(owed.map(\.dueOn))::date[], \(owed.map(\.deed.record))::text[],
                \(owed.map(\.deed.name))::text[]) AS owed (case_id, side, scheduled_on, due_on, record, name)
            """
        guard [.clinician, .frontdesk, .nightly].contains(where: clinic.duties.contains) else { return estimates }
        return """
            SELECT * FROM reporting.worklist(\(question.day), \(question.quietAfter)::integer)
            UNION ALL \(estimates)
            """
    }

    private var places: [String] { WorklistKind.allCases.map(\.rawValue) }

    private var kinds: [String] { question.kinds.isEmpty ? places : question.kinds.map(\.rawValue) }

    private var ofStaff: SQL { question.staff.map { "staff.code = \($0)" } ?? "true" }

    /// Who planned the last series of the case, else who examined last, where who asks may know.
    private var clinician: SQL {
        let planner: SQL = """
            (SELECT series.staff_id FROM clinic.series
             WHERE series.clinic_id = \(clinic.id) AND series.case_id = work.case_id AND series.voided_at IS NULL AND series.staff_id IS NOT NULL
             ORDER BY series.planned_on DESC, series.series_id DESC LIMIT 1)
            """
        guard clinic.mayRead(.findings) else { return planner }
        return """
            coalesce(\(planner),
                (SELECT exam.staff_id FROM clinic.exam
                 WHERE exam.clinic_id = \(clinic.id) AND exam.case_id = work.case_id AND exam.voided_at IS NULL AND exam.staff_id IS NOT NULL
                 ORDER BY exam.performed_on DESC, exam.exam_id DESC LIMIT 1))
            """
    }

    func decode(_ row: Row) throws -> WorklistItem {
        let kind: WorklistKind = try row["kind"]
        let record: Int64? = try row["record_id"]
        let names: [String?] = [try row["family_name"], try row["given_name"]]
        let (matter, number) = try Self.matter(of: kind, record, row)
        return try WorklistItem(
            kind: kind,
            caseNumber: row["case_id"],
            side: row["side"],
            patient: row["person_id"],
            name: names.contains(nil) ? nil : names.compactMap(\.self).joined(separator: ", "),
            record: number,
            dueOn: row["due_on"],
            untilOn: row["until_on"],
            matter: matter,
            staff: row["staff_code"]
        )
    }

    private static func matter(
        of kind: WorklistKind,
        _ record: Int64?,
        _ row: Row
    ) throws -> (WorklistItem.Matter, number: String?) {
        switch kind {
        case .urgentAlert, .alert, .infoAlert:
            return try (
                .alert(rule: row["code"], why: row["words"]), record.map { "\(AlertNumber(rawValue: $0))" }
            )
        case .result:
            return try (
                .result(row["code"], row["words"]), record.map { "\(ImagingOrderNumber(rawValue: $0))" }
            )
        case .overdueSession, .dueSession:
            let (delivered, planned): (Int, Int) = try (row["delivered"], row["planned"])
            return try (
                .session(row["code"], name: row["words"], delivered: delivered, planned: planned),
                record.map { "\(SeriesNumber(rawValue: $0))" }
            )
        case .estimate: return try (.estimate(of: row["words"]), row["code"])
        case .dueScore: return try (.score(window: row["code"], name: row["words"]), nil)
        case .quietCase: return (.silence, nil)
        }
    }
}

extension ClinicContext {
    /// Whether the person at the desk sees what estimates are made from.
    fileprivate var mayOweEstimates: Bool { [.series, .fees, .charges].allSatisfy(mayRead) }
}
