import Postgres
import Records
import Reports

extension Desk {
    /// The outcome report of a question as of a moment that was fixed in an earlier transaction.
    func outcomes(_ question: OutcomeQuestion, at moment: ReportMoment) async throws -> OutcomeReport {
        try await countedOutcomes(question, at: moment).report
    }

    /// The same with the counts that it was made from.
    func countedOutcomes(
        _ question: OutcomeQuestion,
        at moment: ReportMoment
    ) async throws -> (report: OutcomeReport, cohort: OutcomeCohort) {
        try await read { transaction, clinic in
            let cohort = try await OutcomeRecords(clinic).cohort(question, at: moment, in: transaction)
            let report = OutcomeReport(
                cohort,
                question: question,
                at: moment,
                of: clinic,
                programVersion: FirstStep.configuration.version
            )
            return (report, cohort)
        }
    }

    /// Keeps the counts of a question as of a settled moment; nothing of it is a record, and the log is told nothing.
    func keep(_ question: OutcomeQuestion, at moment: ReportMoment) async throws {
        try await pool.transaction { transaction in
            let clinic = try await ClinicContext.find(clinicCode, in: transaction)
            _ = try await OutcomeRecords(clinic).keep(question, at: moment, in: transaction)
        }
    }
}
