import Domain
import Records

extension OutcomeReport {
    /// Share of scored heels under which the figures carry a banner.
    static let completeEnough = 0.8

    static func banner(_ overall: OutcomeStratum) -> String? {
        guard let share = overall.completeness.proportion, share < completeEnough else { return nil }
        let (scored, due) = (overall.completeness.scored, overall.completeness.due)
        return "Only \(scored) of \(due) heels that were due have a score (\(Figures.percent(share))). "
            + "Under 80 % the figures may not stand for those who are missing."
    }

    static func notes(_ overall: OutcomeStratum, cohort: OutcomeCohort, question: OutcomeQuestion) -> [String] {
        var notes = [
            "Treatments were chosen, not randomised: differences may reflect who was given what.",
            "People come when the pain is at its worst, so part of a fall would have come without treatment "
                + "(regression to the mean). Without a comparison group nobody can say how large a part.",
        ]
        if question.allHeels {
            notes.append("Clustering ignored: \(overall.heels) heels of \(cohort.patients) patients.")
        }
        if let mcid = cohort.rules.mcid {
            let value = cohort.rules.instrument.value(ofSteps: mcid.steps)
            notes.append(
                "MCID: better by \(value) or more; found in: \(mcid.population) (version \(mcid.version), \(mcid.source))."
            )
        } else {
            notes.append("No usable MCID is known for \(cohort.rules.instrument.code).")
        }
        if cohort.strata[.treatment]?[StratumCode(nil)] != nil {
            notes.append(
                "Home care only: heels that had no clinic treatment so far. Who stays there depends on what came later, "
                    + "so it is no yardstick for the treatments."
            )
        }
        return notes + counted(overall) + leftOut(overall, purpose: question.purpose)
    }

    private static func leftOut(_ overall: OutcomeStratum, purpose: OutcomePurpose) -> [String] {
        guard overall.flow.noConsent > 0 else { return [] }
        let heels = Figures.heels(overall.flow.noConsent)
        return switch purpose {
        case .statistics: ["\(heels) left out: consent to outcome statistics was withdrawn."]
        case .research: ["\(heels) left out: no consent to research was given."]
        }
    }

    private static func counted(_ overall: OutcomeStratum) -> [String] {
        var notes: [String] = []
        if overall.withoutBaseline > 0 {
            notes.append(
                "\(Figures.heels(overall.withoutBaseline)) without a score before treatment: a missing score stays missing, "
                    + "and no later one takes its place."
            )
        }
        if overall.cameEarly > 0 {
            notes.append(
                "\(Figures.heels(overall.cameEarly)) not yet due came early with a score; it counts when the window is closed."
            )
        }
        if overall.scoredAfterAnotherTreatment > 0 {
            notes.append(
                "\(Figures.heels(overall.scoredAfterAnotherTreatment)) had another treatment before the follow-up, "
                    + "and count under the first."
            )
        }
        return notes
    }
}
