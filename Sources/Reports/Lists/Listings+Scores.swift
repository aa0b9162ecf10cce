import Domain
import Records

extension Listings {
    /// Scores, each with its change from the baseline.
    public static func scores(_ scores: [ScoreEntry], for clinic: ClinicContext) -> Listing {
        Listing(
            [
                .text("score", "Score"), .text("case", "Case"), .text("side", "Heel"),
                .text("instrument", "Instrument"), .text("taken_on", "Day"), .number("outcome_day", "Outcome day"),
                .number("value", "Value"), .text("is_baseline", "Baseline"), .number("change", "Change"),
                .number("change_percent", "Change %"), .text("after_treatment", "After treatment"),
                .text("note", "Note", isFlexible: true),
            ],
            rows: scores.map { score in
                [
                    .text(score.number), .text(score.caseNumber), .text(score.side), .text(score.instrument.code),
                    .day(score.takenOn), .integer(score.outcomeDay), .number(score.value), .flag(score.isBaseline),
                    .number(score.change?.points), .number(score.change?.percent), .flag(score.afterTreatment),
                    clinic.cell(.notes, .text(score.note)),
                ]
            },
            whenEmpty: "no score"
        )
    }

    /// One score; `voided` is why it was struck.
    public static func score(_ score: ScoreEntry, for clinic: ClinicContext, voided: Line? = nil) -> RecordCard {
        RecordCard([
            .init("score", "Score", .text(score.number)),
            .init("case", "Case", .text(score.caseNumber)),
            .init("side", "Heel", .text(score.side)),
            .init("instrument", "Instrument", .text(score.instrument.code)),
            .init("name", "Name", .text(score.instrument.name)),
            .init("taken_on", "Day", .day(score.takenOn)),
            .init("value", "Value", .number(score.value)),
            .init("is_baseline", "Baseline", .flag(score.isBaseline)),
            .init("change", "Change from baseline", .number(score.change?.points)),
            .init("change_percent", "Change in percent", .number(score.change?.percent)),
            .init("after_treatment", "After treatment", .flag(score.afterTreatment)),
            .init("note", "Note", clinic.cell(.notes, .text(score.note))),
            .init("void_reason", "Voided because", .text(voided)),
        ])
    }
}
