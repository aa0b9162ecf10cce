import Domain
import Postgres

extension CaseRecords {
    /// What recording a diagnosis did.
    public struct DiagnosisOutcome: Sendable {
        /// What was recorded.
        public let entry: DiagnosisEntry
        /// What was struck for it.
        public let strikes: [DiagnosisPlan.Strike]
        /// Whether the heel had a primary diagnosis before and has none now.
        public let leavesNoPrimary: Bool
    }

    /// Records a diagnosis of a heel; what it contradicts is struck in the same transaction.
    ///
    /// Throws ``InvalidInput`` for an unknown code, for a day before the patient's birth or in the future, and where
    /// ``DiagnosisPlan`` refuses.
    public func diagnose(
        _ openCase: OpenCase,
        _ side: Side,
        _ diagnosis: Diagnosis,
        _ place: DiagnosisPlace,
        on day: Day,
        by staff: StaffCode?,
        in transaction: borrowing Transaction
    ) async throws -> DiagnosisOutcome {
        try openCase.check(day, of: "the diagnosis date")
        try await CatalogueRecords.require(diagnosis.code, in: transaction)
        let staffID = try await StaffRecords(clinic).id(of: staff, in: transaction)
        let standing = try await diagnoses(of: openCase.number, in: transaction).filter { $0.side == side }
        let plan = try DiagnosisPlan(diagnosis, place, among: standing.map(\.standing))
        for strike in plan.strikes {
            try await voidDiagnosis(strike, in: transaction)
        }
        let earlier = standing.first { $0.diagnosis.code == diagnosis.code }?.diagnosis.basis ?? []
        let basis = diagnosis.basis.isEmpty ? earlier : diagnosis.basis
        let number: DiagnosisNumber = try await transaction.queryOne(
            """
            INSERT INTO clinic.diagnosis
                (clinic_id, case_id, side, diagnosis_code, status, is_primary, basis, diagnosed_on, staff_id)
            VALUES (\(clinic.id), \(openCase.number), \(side), \(diagnosis.code), \(diagnosis.status),
                \(plan.isPrimary), \(basis), \(day), \(staffID))
            RETURNING diagnosis_id
            """
        )["diagnosis_id"]
        let entry = try await transaction.queryOne(
            SelectDiagnoses(clinic: clinic.id, condition: "diagnosis.diagnosis_id = \(number)")
        )
        return DiagnosisOutcome(entry: entry, strikes: plan.strikes, leavesNoPrimary: plan.leavesNoPrimary)
    }

    /// The diagnoses that stand on a case: left heel first, the primary one first, refuted ones last.
    public func diagnoses(
        of number: CaseNumber,
        in transaction: borrowing Transaction
    ) async throws -> [DiagnosisEntry] {
        try await diagnoses(of: [number], in: transaction)
    }

    /// The diagnoses that stand on several cases, in the order of the cases' numbers.
    public func diagnoses(
        of numbers: [CaseNumber],
        in transaction: borrowing Transaction
    ) async throws -> [DiagnosisEntry] {
        try await transaction.query(
            SelectDiagnoses(clinic: clinic.id, condition: "diagnosis.case_id = ANY (\(numbers)::bigint[])")
        )
    }

    /// The diagnoses that stand on several cases, or none for who may not see any.
    public func readableDiagnoses(
        of numbers: [CaseNumber],
        in transaction: borrowing Transaction
    ) async throws -> [DiagnosisEntry] {
        clinic.mayRead(.diagnoses) ? try await diagnoses(of: numbers, in: transaction) : []
    }

    private func voidDiagnosis(_ strike: DiagnosisPlan.Strike, in transaction: borrowing Transaction) async throws {
        let struck = try await Voiding.void(
            "clinic.diagnosis",
            where: "diagnosis_id = \(strike.number)",
            reason: strike.reason,
            of: clinic,
            in: transaction
        )
        guard struck == 1 else {
            throw InvalidInput("somebody else has just changed diagnosis \(strike.number); look at the case again")
        }
    }
}

extension DiagnosisEntry {
    /// What a plan has to know of it.
    var standing: StandingDiagnosis {
        StandingDiagnosis(number, diagnosis, isPrimary: isPrimary)
    }
}

private struct SelectDiagnoses: Statement {
    let clinic: Int64
    let condition: SQL

    var sql: SQL {
        """
        SELECT diagnosis.diagnosis_id, diagnosis.case_id, diagnosis.side, diagnosis.diagnosis_code, kind.name,
               diagnosis.status, diagnosis.is_primary, diagnosis.basis, diagnosis.diagnosed_on, staff.code AS staff_code,
               billed_as.icd10_code
        FROM clinic.diagnosis
        JOIN catalogue.diagnosis AS kind ON kind.code = diagnosis.diagnosis_code
        LEFT JOIN catalogue.diagnosis_icd10 AS billed_as
            ON billed_as.diagnosis_code = diagnosis.diagnosis_code AND billed_as.side = diagnosis.side
        LEFT JOIN clinic.staff ON staff.clinic_id = diagnosis.clinic_id AND staff.staff_id = diagnosis.staff_id
        WHERE diagnosis.clinic_id = \(clinic) AND diagnosis.voided_at IS NULL AND \(condition)
        ORDER BY diagnosis.case_id, diagnosis.side, diagnosis.is_primary DESC, diagnosis.status = 'refuted',
                 diagnosis.diagnosis_id
        """
    }

    func decode(_ row: Row) throws -> DiagnosisEntry {
        try DiagnosisEntry(
            number: row["diagnosis_id"],
            caseNumber: row["case_id"],
            side: row["side"],
            diagnosis: Diagnosis(row["diagnosis_code"], status: row["status"], basis: row["basis"]),
            name: row["name"],
            isPrimary: row["is_primary"],
            diagnosedOn: row["diagnosed_on"],
            staff: row["staff_code"],
            icd10: row["icd10_code"]
        )
    }
}
