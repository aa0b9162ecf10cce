import Domain
import Records

extension Listings {
    /// Series, as they stand on a day.
    public static func series(_ series: [SeriesEntry], today: Day) -> Listing {
        Listing(
            [
                .text("series", "Series"), .text("case", "Case"), .text("side", "Heel"),
                .text("treatment", "Treatment"), .text("state", "State"), .text("delivered", "Delivered"),
                .number("delivered_sessions", "Done"), .number("planned_sessions", "Planned"),
                .number("extra_sessions", "Extra"), .number("interval_days", "Interval"),
                .text("starts_on", "Starts"), .text("last_on", "Last"), .text("next_due_on", "Next due"),
            ],
            rows: series.map { entry in
                let progress = entry.progress
                return [
                    .text(entry.number), .text(entry.caseNumber), .text(entry.side), .text(entry.treatment),
                    .text(progress.state(on: today)), .text(progress.words), .integer(progress.delivered),
                    .integer(progress.planned), .integer(progress.extra), .integer(entry.intervalDays),
                    .day(entry.startsOn), .day(entry.lastOn), .day(progress.nextDueOn),
                ]
            },
            whenEmpty: "no series"
        )
    }

    /// Delivered sessions.
    public static func sessions(_ sessions: [SessionEntry], for clinic: ClinicContext) -> Listing {
        Listing(
            [
                .text("session", "Session"), .text("series", "Series"), .text("side", "Heel"),
                .text("treatment", "Treatment"), .number("number_in_series", "No."), .text("performed_on", "Day"),
                .number("days_since_last", "Interval"), .text("booked_on", "Booked"),
                .number("energy_mj_mm2", "mJ/mm2"), .number("pressure_bar", "bar"), .number("impulses", "Impulses"),
                .number("frequency_hz", "Hz"), .number("volume_ml", "ml"),
                .text("guidance", "Guidance"), .text("device", "Device", isFlexible: true),
                .number("pain_during", "Pain"), .text("is_extra", "Extra"), .text("staff", "By"),
                .text("note", "Note", isFlexible: true),
            ],
            rows: sessions.map { entry in
                [
                    .text(entry.number), .text(entry.series), .text(entry.side), .text(entry.treatment),
                    .integer(entry.position), .day(entry.details.performedOn), .integer(entry.intervalDays),
                    .day(entry.details.bookedOn), .number(entry.details.dose.energy),
                    .number(entry.details.dose.pressure), .integer(entry.details.dose.impulses),
                    .number(entry.details.dose.frequency), .number(entry.details.dose.volume),
                    .text(entry.details.guidance),
                    .text(entry.details.device), .integer(entry.details.painDuring), .flag(entry.isExtra),
                    .text(entry.staff), clinic.cell(.notes, .text(entry.note)),
                ]
            },
            whenEmpty: "no session"
        )
    }

    /// One series with its sessions.
    public static func course(_ course: SeriesCourse, for clinic: ClinicContext) -> RecordSheet {
        let card = series(course.series, late: course.lateSessions, for: clinic)
        return RecordSheet(card, "sessions", sessions(course.sessions, for: clinic))
    }

    /// One series as it stands today, with its late sessions where they were counted; `voided` is why it was struck.
    public static func series(
        _ entry: SeriesEntry,
        late: Int? = nil,
        for clinic: ClinicContext,
        voided: Line? = nil
    ) -> RecordCard {
        let progress = entry.progress
        return RecordCard([
            .init("series", "Series", .text(entry.number)),
            .init("case", "Case", .text(entry.caseNumber)),
            .init("side", "Heel", .text(entry.side)),
            .init("treatment", "Treatment", .text(entry.treatment)),
            .init("name", "Name", .text(entry.treatmentName)),
            .init("state", "State", .text(voided == nil ? progress.state(on: clinic.today).rawValue : "voided")),
            .init("delivered", "Delivered", .text(progress.words)),
            .init("planned_sessions", "Sessions planned", .integer(progress.planned)),
            .init("delivered_sessions", "Sessions delivered", .integer(progress.delivered)),
            .init("late_sessions", "Late sessions", .integer(late)),
            .init("extra_sessions", "Extra sessions", .integer(progress.extra)),
            .init("voided_sessions", "Voided sessions", .integer(entry.voidedSessions)),
            .init("interval_days", "Days between", .integer(entry.intervalDays)),
            .init("planned_on", "Planned on", .day(entry.plannedOn)),
            .init("starts_on", "Starts on", .day(entry.startsOn)),
            .init("first_on", "First session", .day(entry.firstOn)),
            .init("last_on", "Last session", .day(entry.lastOn)),
            .init("next_due_on", "Next due", .day(progress.nextDueOn)),
            .init("stopped_on", "Stopped on", .day(entry.stoppedOn)),
            .init("staff", "Planned by", .text(entry.staff)),
            .init("note", "Note", clinic.cell(.notes, .text(entry.note))),
            .init("void_reason", "Voided because", .text(voided)),
        ])
    }

    /// One session with its number in the series; `voided` is why it was struck.
    public static func session(_ entry: SessionEntry, for clinic: ClinicContext, voided: Line? = nil) -> RecordCard {
        let details = entry.details
        let place = entry.isExtra ? "extra" : "of \(entry.plannedSessions)"
        return RecordCard(
            [
                .init("session", "Session", .text(entry.number)),
                .init("series", "Series", .text(entry.series)),
                .init("case", "Case", .text(entry.caseNumber)),
                .init("side", "Heel", .text(entry.side)),
                .init("treatment", "Treatment", .text(entry.treatment)),
                .init("place", "Place in series", .text("\(entry.position) \(place)")),
                .init("number_in_series", "Number in series", .integer(entry.position)),
                .init("planned_sessions", "Sessions planned", .integer(entry.plannedSessions)),
                .init("is_extra", "Extra", .flag(entry.isExtra)),
                .init("performed_on", "Day", .day(details.performedOn)),
                .init("booked_on", "Booked for", .day(details.bookedOn)),
                .init("days_since_last", "Days since the last", .integer(entry.intervalDays)),
            ] + dose(details.dose) + [
                .init("preparation", "Preparation", .text(details.preparation)),
                .init("guidance", "Guidance", .text(details.guidance)),
                .init("image_reference", "Image", .text(details.imageReference)),
                .init("target_site", "Target site", .text(details.targetSite)),
                .init("with_anaesthesia", "Anaesthesia", details.withAnaesthesia.map { .flag($0) } ?? .missing),
                .init("device", "Device", .text(details.device)),
                .init("lot", "Lot", .text(details.lot)),
                .init("pain_during", "Pain during (0-10)", .integer(details.painDuring)),
                .init("staff", "By", .text(entry.staff)),
                .init("note", "Note", clinic.cell(.notes, .text(entry.note))),
                .init("void_reason", "Voided because", .text(voided)),
            ]
        )
    }

    private static func dose(_ dose: Dose) -> [RecordCard.Field] {
        [
            .init("energy_mj_mm2", "Energy (mJ/mm2)", .number(dose.energy)),
            .init("pressure_bar", "Pressure (bar)", .number(dose.pressure)),
            .init("impulses", "Impulses", .integer(dose.impulses)),
            .init("frequency_hz", "Frequency (Hz)", .number(dose.frequency)),
            .init("volume_ml", "Volume (ml)", .number(dose.volume)),
        ]
    }
}
