import Domain
import Records

extension CaseSummary {
    static func homeCare(_ file: CaseFile) -> Section {
        let listing = Listing(
            [
                .text("prescription", "No."), .text("side", "Heel"), .text("measure", "Code"),
                .text("name", "Measure", isFlexible: true), .text("dose", "Dose", isFlexible: true),
                .text("product", "Product", isFlexible: true), .text("starts_on", "From"),
                .text("stopped_on", "Stopped"), .text("state", "State"), .text("staff", "By"),
            ],
            rows: file.prescriptions.map { entry in
                [
                    .text(entry.number), .text(entry.side), .text(entry.measure), .text(entry.measureName),
                    .text(entry.doseWords), .text(entry.product), .day(entry.startsOn), .day(entry.stoppedOn),
                    .text(entry.state(on: file.today).rawValue), .text(entry.prescribedBy),
                ]
            },
            whenEmpty: "no home care prescribed"
        )
        return Section("home_care", "Home care", listing, hidden: ["measure"])
    }

    static func series(_ file: CaseFile) -> Section {
        let listing = Listing(
            [
                .text("series", "No."), .text("side", "Heel"), .text("treatment", "Code"),
                .text("name", "Treatment", isFlexible: true), .text("sessions", "Sessions"),
                .number("planned_sessions", "Planned"), .number("delivered_sessions", "Delivered"),
                .number("interval_days", "Days apart"), .text("first_on", "First"), .text("last_on", "Last"),
                .text("state", "State"), .text("next_due_on", "Next due"), .text("staff", "By"),
            ],
            rows: file.courses.map { course in
                let (entry, progress) = (course.series, course.series.progress)
                return [
                    .text(entry.number), .text(entry.side), .text(entry.treatment), .text(entry.treatmentName),
                    .text(progress.words), .integer(progress.planned), .integer(progress.delivered),
                    .integer(entry.intervalDays), .day(entry.firstOn), .day(entry.lastOn),
                    .text(progress.state(on: file.today)), .day(progress.nextDueOn), .text(entry.staff),
                ]
            },
            whenEmpty: "no treatment series"
        )
        let hidden: Set = ["treatment", "planned_sessions", "delivered_sessions", "interval_days"]
        return Section("series", "Treatment series", listing, hidden: hidden)
    }

    static func sessions(_ file: CaseFile) -> Section {
        let listing = Listing(
            [
                .text("session", "No."), .text("series", "Series"), .text("side", "Heel"),
                .text("treatment", "Treatment"), .text("performed_on", "Day"),
                .number("days_since_last", "Days since last"), .text("dose", "Dose", isFlexible: true),
                .number("energy_mj_mm2", "Energy"), .number("pressure_bar", "Pressure"),
                .number("impulses", "Impulses"), .number("frequency_hz", "Frequency"), .number("volume_ml", "Volume"),
                .text("guidance", "Guidance"), .text("device", "Device", isFlexible: true),
                .number("pain_during", "Pain during"), .text("staff", "By"),
            ],
            rows: file.courses.flatMap(\.sessions).map { entry in
                let (details, dose) = (entry.details, entry.details.dose)
                return [
                    .text(entry.number), .text(entry.series), .text(entry.side), .text(entry.treatment),
                    .day(details.performedOn), .integer(entry.intervalDays), .text(dose.words), .number(dose.energy),
                    .number(dose.pressure), .integer(dose.impulses), .number(dose.frequency), .number(dose.volume),
                    .text(details.guidance), .text(details.device), .integer(details.painDuring), .text(entry.staff),
                ]
            },
            whenEmpty: "no session delivered"
        )
        let hidden: Set = ["energy_mj_mm2", "pressure_bar", "impulses", "frequency_hz", "volume_ml", "treatment"]
        return Section("sessions", "Sessions", listing, hidden: hidden)
    }

    /// Expected against actual: the stage that each heel should be in by its day, and whether the stage's success has come.
    static func ladder(_ file: CaseFile) -> Section {
        let listing = Listing(
            [
                .text("side", "Heel"), .number("ladder_day", "Day"), .number("stage", "Stage"),
                .text("weeks", "Expected by now"),
                .text("focus", "Focus", isFlexible: true), .text("success", "Success looks like", isFlexible: true),
                .text("stage_success", "Met"), .text("because", "By what is recorded", isFlexible: true),
            ],
            rows: file.standings.map { standing in
                let (side, ladder) = (standing.side, standing.ladder)
                return [
                    .text(side), .integer(ladder.day), .integer(ladder.stage.number), .text(ladder.stage.name),
                    .text(ladder.stage.focus), .text(ladder.stage.success),
                    .worded(.text(ladder.success.rawValue), words: ladder.success.rawValue.replacing("-", with: " ")),
                    .text(ladder.because),
                ]
            },
            whenEmpty: "not begun"
        )
        return Section("ladder", "Expected against actual", listing, hidden: ["stage"])
    }
}
