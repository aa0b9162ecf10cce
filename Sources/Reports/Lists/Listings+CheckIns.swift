import Domain
import Records

extension Listings {
    /// Check-ins: each answer in a column of its own; a table leaves out what nobody was asked.
    public static func checkIns(_ checkIns: [CheckInEntry], for clinic: ClinicContext) -> Listing {
        Listing(
            [
                .text("checkin", "Check-in"), .text("case", "Case"), .text("side", "Heel"), .text("reported_on", "Day"),
            ] + questions.map { .text($0.key, $0.title) } + [.text("note", "Note", isFlexible: true)],
            rows: checkIns.map { entry in
                [.text(entry.number), .text(entry.caseNumber), .text(entry.side), .day(entry.day)]
                    + questions.map { $0.answer(entry.report) } + [clinic.cell(.notes, .text(entry.note))]
            },
            whenEmpty: "no check-in"
        )
    }

    /// One check-in; `voided` is why it was struck.
    public static func checkIn(_ entry: CheckInEntry, for clinic: ClinicContext, voided: Line? = nil) -> RecordCard {
        RecordCard(
            [
                .init("checkin", "Check-in", .text(entry.number)), .init("case", "Case", .text(entry.caseNumber)),
                .init("side", "Heel", .text(entry.side)), .init("reported_on", "Day", .day(entry.day)),
            ] + questions.map { .init($0.key, $0.title, $0.answer(entry.report)) }
                + [
                    .init("note", "Note", clinic.cell(.notes, .text(entry.note))),
                    .init("void_reason", "Voided because", .text(voided)),
                ]
        )
    }

    private struct Question {
        let key: String
        let title: String
        let answer: @Sendable (CheckIn) -> Cell

        init(_ key: String, _ title: String, _ answer: @escaping @Sendable (CheckIn) -> Cell) {
            (self.key, self.title, self.answer) = (key, title, answer)
        }

        init(_ key: String, _ title: String, asks answer: @escaping @Sendable (CheckIn) -> Bool?) {
            self.init(key, title) { report in answer(report).map { .flag($0) } ?? .missing }
        }
    }

    private static let questions: [Question] = [
        Question("pain_at_rest", "Rest pain") { $0.painAtRest },
        Question("pain_at_night", "Night pain") { $0.painAtNight },
        Question("swelling", "Swelling") { .text($0.swelling) },
        Question("numbness_tingling", "Numbness") { $0.numbnessTingling },
        Question("burning", "Burning") { $0.burning },
        Question("can_bear_weight", "Bears weight") { $0.canBearWeight },
        Question("sudden_pop", "Pop") { $0.suddenPop },
        Question("post_run_pain", "Pain after run") { .integer($0.postRunPain) },
        Question("post_run_flare", "Flare after run") { $0.postRunFlare },
        Question("pain_free_walk_min", "Walk, min") { .integer($0.painFreeWalk) },
        Question("hill_repeats", "Hill repeats") { $0.hillRepeats },
        Question("ballistic_stretch", "Ballistic stretch") { $0.ballisticStretch },
        Question("raced", "Raced") { $0.raced },
        Question("flare_on_rebuild", "Flare on rebuild") { $0.flareOnRebuild },
        Question("mileage_reduced", "Runs less") { $0.mileageReduced },
        Question("mileage_spike", "Mileage jumped") { $0.mileageSpike },
        Question("atypical", "Atypical") { $0.atypical },
    ]
}
