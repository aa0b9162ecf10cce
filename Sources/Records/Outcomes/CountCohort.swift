import Domain
import Postgres

/// The one grouped scan behind an outcome report.
///
/// The rules are the database's, `reporting.outcome_counts`, so that the figures are the same for whoever asks: also for an
/// analyst, who may read no record, and for a clinician, from whom the case of a restricted patient is hidden.
struct CountCohort: Statement {
    let question: OutcomeQuestion
    let moment: Moment

    var sql: SQL {
        """
        SELECT * FROM reporting.outcome_counts(
            \(question.instrument), \(question.window), \(question.from), \(question.to), \(question.allHeels),
            \(question.purpose), \(moment))
        """
    }

    func decode(_ row: Row) throws -> OutcomeCohort.Row {
        try OutcomeCohort.Row(
            diagnosis: row["diagnosis_code"],
            diagnosisName: row["diagnosis_name"],
            treatment: row["treatment_code"],
            treatmentName: row["treatment_name"],
            before: row["before"],
            after: row["after"],
            flow: row["flow"],
            heels: row["heels"],
            patients: row["patients"],
            patientsOfTreatment: row["patients_of_treatment"],
            patientsOfDiagnosis: row["patients_of_diagnosis"],
            early: row["early"],
            afterAnotherTreatment: row["after_another_treatment"]
        )
    }
}
