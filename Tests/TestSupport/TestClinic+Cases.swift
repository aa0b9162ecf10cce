import Postgres

extension TestClinic {
    /// A clinic with cases of P-1001: C-1001 left, C-1002 of both heels, C-1003 right and closed; all opened on 2025-01-13.
    public static func withCases() async throws -> TestClinic {
        let clinic = try await TestClinic()
        try await clinic.pool.transaction { transaction in
            let statements: [SQL] = [
                """
                INSERT INTO clinic.case (clinic_id, case_id, patient_id, opened_on)
                SELECT clinic_id, access.count_up('case'), 1001, '2025-01-13' FROM clinic.clinic, generate_series(1001, 1003)
                """,
                """
                INSERT INTO clinic.heel (clinic_id, case_id, side)
                SELECT clinic_id, heel.case_id, heel.side FROM clinic.clinic,
                    (VALUES (1001, 'left'), (1002, 'left'), (1002, 'right'), (1003, 'right')) AS heel (case_id, side)
                """,
                """
                INSERT INTO clinic.case_closing (clinic_id, case_id, closed_on, outcome)
                SELECT clinic_id, 1003, '2025-03-01', 'resolved' FROM clinic.clinic
                """,
            ]
            for statement in statements { try await transaction.execute(statement) }
        }
        return clinic
    }

    /// Number of rows of a table of facts that stand.
    public func standing(_ table: String) async throws -> Int {
        try await pool.transaction { transaction in
            try await transaction.queryOne(
                "SELECT count(*) AS facts FROM \(unescaped: table) WHERE voided_at IS NULL"
            )["facts"]
        }
    }
}
