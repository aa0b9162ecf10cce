import Domain
import Postgres
import Records

/// Records scores as `firststep score record` does before it shows them, each in a transaction of its own with its entry in the log,
/// without starting a program for each.
struct ScoreLoop {
    let uri: String
    let count: Int

    /// Prints the seconds it took: the connection is open before, as it is for pgbench, and knows who works there.
    func run() async throws {
        try await Pool.lent(ConnectionSettings(uri: uri)) { pool in
            let (clinic, cases) = try await pool.transaction { transaction in
                try await (ClinicContext.find(nil, in: transaction), openCases(in: transaction))
            }
            let begin = ContinuousClock.now
            for caseNumber in cases {
                try await pool.transaction { try await record(caseNumber, of: clinic, in: $0) }
            }
            print((ContinuousClock.now - begin) / .seconds(1))
        }
    }

    /// Open cases of one heel, a score each.
    private func openCases(in transaction: borrowing Transaction) async throws -> [CaseNumber] {
        let found = try await transaction.query(
            """
            SELECT held.case_id FROM clinic.case AS held
            WHERE NOT EXISTS (SELECT FROM clinic.case_closing AS closing
                    WHERE closing.clinic_id = held.clinic_id AND closing.case_id = held.case_id AND closing.voided_at IS NULL)
              AND (SELECT count(*) FROM clinic.heel WHERE heel.clinic_id = held.clinic_id AND heel.case_id = held.case_id) = 1
            ORDER BY held.case_id LIMIT \(count)
            """
        )
        return try found.map { try $0["case_id"] }
    }

    private func record(
        _ caseNumber: CaseNumber,
        of clinic: ClinicContext,
        in transaction: borrowing Transaction
    ) async throws {
        let openCase = try await OpenCase.find(caseNumber, of: clinic, in: transaction)
        let score = NewScore(
            instrument: .morningPain,
            value: ExactNumber(unscaled: 7),
            takenOn: clinic.today,
            afterTreatment: false
        )
        let number = try await ScoreRecords(clinic).record(score, on: openCase, side: nil, note: nil, in: transaction)
        let subject = AuditSubject.record(number, of: caseNumber)
        try await AuditLog.append(AuditEntry("score record", .done, subject), in: transaction)
    }
}
