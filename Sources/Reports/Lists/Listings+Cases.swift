import Domain
import Records

extension Listings {
    /// Cases, each with the primary diagnosis of its heels.
    public static func cases(
        _ cases: [CaseEntry],
        diagnoses: [DiagnosisEntry],
        for clinic: ClinicContext
    ) -> Listing {
        let primary = Dictionary(grouping: diagnoses.filter(\.isPrimary), by: \.caseNumber)
        return Listing(
            [
                .text("case", "Case"), .text("patient", "Patient"), .text("name", "Name", isFlexible: true),
                .text("side", "Heel"), .text("diagnosis", "Diagnosis", isFlexible: true), .text("status", "Status"),
                .text("opened_on", "Opened"), .number("age_days", "Days"), .text("state", "State"),
                .text("closed_on", "Closed"), .text("outcome", "Outcome"),
            ],
            rows: cases.map { entry in
                let heels = primary[entry.number] ?? []
                return [
                    .text(entry.number), .text(entry.patient), .text(entry.shownName), .text(entry.side),
                    clinic.cell(.diagnoses, .text(agreed(heels, of: entry) { $0.diagnosis.code.rawValue })),
                    clinic.cell(.diagnoses, .text(agreed(heels, of: entry) { $0.diagnosis.status.rawValue })),
                    .day(entry.openedOn), .integer(entry.age(on: clinic.today)), .text(entry.state),
                    .day(entry.closedOn),
                    .text(entry.outcome),
                ]
            },
            whenEmpty: "no such case"
        )
    }

    /// One case with what its heels have.
    public static func caseCard(
        _ entry: CaseEntry,
        diagnoses: [DiagnosisEntry],
        for clinic: ClinicContext
    ) -> RecordCard {
        RecordCard([
            .init("case", "Case", .text(entry.number)),
            .init("patient", "Patient", .text(entry.patient)),
            .init("name", "Name", .text(entry.shownName)),
            .init("side", "Heel", .text(entry.side)),
            .init("state", "State", .text(entry.state)),
            .init("opened_on", "Opened", .day(entry.openedOn)),
            .init("onset_on", "Pain since", .day(entry.onsetOn)),
            .init("closed_on", "Closed", .day(entry.closedOn)),
            .init("outcome", "Outcome", .text(entry.outcome)),
            .init("age_days", "Days", .integer(entry.age(on: clinic.today))),
            .init("complaint", "Complaint", clinic.cell(.notes, .text(entry.complaint))),
            heel(.left, of: entry, diagnoses, for: clinic),
            heel(.right, of: entry, diagnoses, for: clinic),
        ])
    }

    /// One diagnosis.
    public static func diagnosis(_ entry: DiagnosisEntry) -> RecordCard {
        RecordCard([
            .init("diagnosis_number", "Number", .text(entry.number)),
            .init("case", "Case", .text(entry.caseNumber)),
            .init("side", "Heel", .text(entry.side)),
            .init("diagnosis", "Diagnosis", .text(entry.diagnosis.code)),
            .init("name", "Name", .text(entry.name)),
            .init("status", "Status", .text(entry.diagnosis.status)),
            .init("place", "Place", place(of: entry)),
            .init("basis", "Basis", .text(basis(of: entry))),
            .init("diagnosed_on", "Made on", .day(entry.diagnosedOn)),
            .init("staff", "Made by", .text(entry.staff)),
        ])
    }

    /// One milestone.
    public static func milestone(_ entry: MilestoneEntry) -> RecordCard {
        RecordCard([
            .init("milestone_number", "Number", .text(entry.number)),
            .init("case", "Case", .text(entry.caseNumber)),
            .init("side", "Heel", .text(entry.side)),
            .init("milestone", "Milestone", .text(entry.code)),
            .init("name", "Name", .text(entry.name)),
            .init("reached_on", "Reached", .day(entry.reachedOn)),
            .init("note", "Note", .text(entry.note)),
        ])
    }

    /// What the diagnoses of one heel say, as a sentence without its full stop; nil where there are none.
    public static func sentence(of diagnoses: [DiagnosisEntry]) -> String? {
        let parts = diagnoses.map { entry in
            let place = entry.isPrimary ? " (primary)" : ""
            let basis = basis(of: entry).map { " by \($0)" } ?? ""
            return "\(entry.name)\(place), \(entry.diagnosis.status) on \(entry.diagnosedOn)\(basis)"
        }
        return parts.isEmpty ? nil : parts.joined(separator: "; ")
    }

    private static func heel(
        _ side: Side,
        of entry: CaseEntry,
        _ diagnoses: [DiagnosisEntry],
        for clinic: ClinicContext
    ) -> RecordCard.Field {
        let title = side == .left ? "Left heel" : "Right heel"
        guard entry.side.heels.contains(side) else { return .init("\(side)_heel", title, .missing) }
        let said = sentence(of: diagnoses.filter { $0.side == side })
        return .init("\(side)_heel", title, clinic.cell(.diagnoses, .text(said ?? "no diagnosis yet")))
    }

    /// What all heels of a case have, or what each has where they differ.
    private static func agreed(
        _ heels: [DiagnosisEntry],
        of entry: CaseEntry,
        _ value: (DiagnosisEntry) -> String
    ) -> String? {
        let values = Set(heels.map(value))
        guard values.count > 1 || heels.count < entry.side.heels.count else { return values.first }
        return heels.isEmpty ? nil : heels.map { "\($0.side): \(value($0))" }.joined(separator: ", ")
    }

    /// primary or secondary; a refuted diagnosis has no place.
    static func place(of entry: DiagnosisEntry) -> Cell {
        entry.diagnosis.status == .refuted ? .missing : .text(entry.isPrimary ? "primary" : "secondary")
    }

    /// `history, exam and imaging`, or nil where nobody said.
    static func basis(of entry: DiagnosisEntry) -> String? {
        let words = entry.diagnosis.basis.map(\.rawValue)
        return words.isEmpty ? nil : words.listed("and")
    }
}
