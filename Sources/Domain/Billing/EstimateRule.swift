/// Why a patient is owed an estimate.
public enum EstimateBasis: String, Choice {
    /// Something was scheduled.
    case scheduled
    /// The patient asked for it.
    case requested

    /// reason for an estimate.
    public static let noun = "reason for an estimate"
}

/// The rules of good-faith estimates for who pays for themselves: 45 CFR 149.610(b)(1)(vi) and 149.620(a)(2).
public enum EstimateRule {
    /// The last day on which an estimate of what was scheduled is in time; nil where it was scheduled less than 3 business days ahead.
    public static func due(scheduledOn: Day, serviceOn: Day, _ calendar: BusinessCalendar) -> Day? {
        if calendar.day(10, after: scheduledOn) <= serviceOn { return calendar.day(3, after: scheduledOn) }
        if calendar.day(3, after: scheduledOn) <= serviceOn { return calendar.day(1, after: scheduledOn) }
        return nil
    }

    /// The last day on which an estimate that was asked for is in time.
    public static func due(requestedOn: Day, _ calendar: BusinessCalendar) -> Day {
        calendar.day(3, after: requestedOn)
    }

    /// Whether a bill lies so far above its estimate that the patient may dispute it: by $400 or more.
    public static func isDisputable(billed: Money, estimated: Money) -> Bool {
        billed.currency == .usd && estimated.currency == .usd && billed.cents - estimated.cents >= 400_00
    }
}
