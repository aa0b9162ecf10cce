import Domain
import Postgres

extension HeelScope {
    /// Prescriptions with what was logged of them, and milestones.
    func readHomeCare(into heels: inout HeelTable, in transaction: borrowing Transaction) async throws {
        let logged = try await transaction.query(
            """
            SELECT adherence.prescription_id, adherence.logged_for, adherence.is_done
            FROM clinic.adherence WHERE \(of("adherence"))
            """
        )
        var days: [PrescriptionNumber: [Day: Bool]] = [:]
        for row in logged {
            try days[row["prescription_id"], default: [:]][row["logged_for"]] = row["is_done"]
        }
        let rows = try await transaction.query(
            """
            SELECT prescription.case_id, prescription.side, prescription.prescription_id, prescription.measure_code,
                   measure.is_loading, measure.is_footwear, prescription.starts_on, stop.stopped_on,
                   base.low::bigint AS cadence_base, target.low::bigint AS cadence_target
            FROM clinic.prescription
            JOIN catalogue.home_measure AS measure ON measure.code = prescription.measure_code
            LEFT JOIN clinic.prescription_stop AS stop ON stop.clinic_id = prescription.clinic_id
                AND stop.prescription_id = prescription.prescription_id AND stop.voided_at IS NULL
            LEFT JOIN clinic.prescription_dose AS base ON base.clinic_id = prescription.clinic_id
                AND base.prescription_id = prescription.prescription_id AND base.measure_code = 'cadence' AND base.parameter = 'base'
            LEFT JOIN clinic.prescription_dose AS target ON target.clinic_id = prescription.clinic_id
                AND target.prescription_id = prescription.prescription_id AND target.measure_code = 'cadence' AND target.parameter = 'target'
            WHERE \(of("prescription"))
            ORDER BY prescription.case_id, prescription.starts_on, prescription.prescription_id
            """
        )
        for row in rows {
            var prescription = try HeelPrescription(
                number: row["prescription_id"],
                measure: row["measure_code"],
                isLoading: row["is_loading"],
                isFootwear: row["is_footwear"],
                startsOn: row["starts_on"],
                stoppedOn: row["stopped_on"]
            )
            let (base, target): (Int64?, Int64?) = try (row["cadence_base"], row["cadence_target"])
            prescription.cadence = base.flatMap { base in target.map { CadenceStep(from: Int(base), to: Int($0)) } }
            prescription.logged = days[prescription.number] ?? [:]
            try heels.change(row) { $0.prescriptions.append(prescription) }
        }
        try await readMilestones(into: &heels, in: transaction)
    }

    /// A milestone of the whole case is one of each heel.
    private func readMilestones(into heels: inout HeelTable, in transaction: borrowing Transaction) async throws {
        let rows = try await transaction.query(
            """
            SELECT milestone.case_id, milestone.side, milestone.milestone_code, milestone.reached_on
            FROM clinic.milestone WHERE \(of("milestone")) ORDER BY milestone.reached_on, milestone.milestone_id
            """
        )
        for row in rows {
            let milestone = try HeelMilestone(row["milestone_code"], row["reached_on"])
            let side: Side? = try row["side"]
            if side == nil {
                try heels.changeBoth(row) { $0.milestones.append(milestone) }
            } else {
                try heels.change(row) { $0.milestones.append(milestone) }
            }
        }
    }

    /// Series and sessions.
    func readTreatment(into heels: inout HeelTable, in transaction: borrowing Transaction) async throws {
        let series = try await transaction.query(
            """
            SELECT series.case_id, series.side, series.series_id, series.treatment_code, treatment.kind, series.planned_on,
                   series.next_due_on IS NULL AS is_over
            FROM clinic.series_progress AS series
            JOIN catalogue.treatment ON treatment.code = series.treatment_code
            WHERE series.clinic_id = \(clinic.id) AND series.case_id = ANY (\(cases)::bigint[])
            ORDER BY series.case_id, series.planned_on, series.series_id
            """
        )
        for row in series {
            let planned = try HeelSeries(
                number: row["series_id"],
                treatment: row["treatment_code"],
                kind: row["kind"],
                plannedOn: row["planned_on"],
                isOver: row["is_over"]
            )
            try heels.change(row) { $0.series.append(planned) }
        }
        let sessions = try await transaction.query(
            """
            SELECT session.case_id, session.side, session.session_id, session.treatment_code, session.performed_on, session.guidance,
                   session.target_site
            FROM clinic.session WHERE \(of("session"))
            ORDER BY session.case_id, session.performed_on, session.session_id
            """
        )
        for row in sessions {
            let session = try HeelSession(
                number: row["session_id"],
                treatment: row["treatment_code"],
                day: row["performed_on"],
                guidance: row["guidance"],
                site: row["target_site"]
            )
            try heels.change(row) { $0.sessions.append(session) }
        }
    }
}
