import Domain
import Records

extension Listings {
    /// Home prescriptions, as they stand on a day.
    public static func prescriptions(_ prescriptions: [PrescriptionEntry], today: Day) -> Listing {
        Listing(
            [
                .text("prescription", "Prescription"), .text("side", "Heel"), .text("measure", "Measure"),
                .text("name", "Name", isFlexible: true), .text("dose", "Dose", isFlexible: true),
                .text("product", "Product"), .text("state", "State"), .text("starts_on", "From"),
                .text("stopped_on", "Stopped"), .number("days", "Days"), .text("adherence", "Done on"),
                .text("staff", "By"),
            ],
            rows: prescriptions.map { prescription in
                [
                    .text(prescription.number), .text(prescription.side), .text(prescription.measure),
                    .text(prescription.measureName), .text(prescription.doseWords), .text(prescription.product),
                    .text(prescription.state(on: today).rawValue), .day(prescription.startsOn),
                    .day(prescription.stoppedOn), .integer(prescription.days(until: today)),
                    .text(prescription.adherence), .text(prescription.prescribedBy),
                ]
            },
            whenEmpty: "no home care was prescribed"
        )
    }

    /// One home prescription as it stands on a day; `voided` is why it was struck.
    public static func prescription(
        _ prescription: PrescriptionEntry,
        today: Day,
        voided: Line? = nil
    ) -> RecordCard {
        RecordCard([
            .init("prescription", "Home prescription", .text(prescription.number)),
            .init("case", "Case", .text(prescription.caseNumber)),
            .init("side", "Heel", .text(prescription.side)),
            .init("measure", "Measure", .text(prescription.measure)),
            .init("name", "Name", .text(prescription.measureName)),
            .init("dose", "Dose", .text(prescription.doseWords)),
            .init("product", "Product", .text(prescription.product)),
            .init("state", "State", .text(voided == nil ? prescription.state(on: today).rawValue : "voided")),
            .init("starts_on", "From", .day(prescription.startsOn)),
            .init("stopped_on", "Stopped", .day(prescription.stoppedOn)),
            .init("days", "Days", .integer(prescription.days(until: today))),
            .init("adherence", "Done on", .text(prescription.adherence)),
            .init("staff", "Prescribed by", .text(prescription.prescribedBy)),
            .init("note", "Note", .text(prescription.note?.rawValue)),
            .init("stop_note", "Stopped because", .text(prescription.stopNote?.rawValue)),
            .init("void_reason", "Voided because", .text(voided)),
        ])
    }

    /// An entry in the log of home care, with what the log comes to; `voided` is why it was struck.
    public static func logged(
        _ entry: AdherenceNumber,
        _ prescription: PrescriptionEntry,
        voided: Line? = nil
    ) -> RecordCard {
        RecordCard([
            .init("entry", "Entry", .text(entry)),
            .init("prescription", "Home prescription", .text(prescription.number)),
            .init("case", "Case", .text(prescription.caseNumber)),
            .init("side", "Heel", .text(prescription.side)),
            .init("name", "Name", .text(prescription.measureName)),
            .init("adherence", "Done on", .text(prescription.adherence)),
            .init("void_reason", "Voided because", .text(voided)),
        ])
    }
}
