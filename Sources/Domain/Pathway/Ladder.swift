/// A stage of the treatment ladder, in days from the start of home care, `[from, to)`.
public struct LadderStage: Hashable, Sendable {
    /// Number of the stage, from 1.
    public let number: Int
    /// Name as printed: `Weeks 2-6`.
    public let name: String
    /// Its days; the last stage has no end.
    public let days: Range<Int>
    /// What is done in it.
    public let focus: String
    /// What success looks like.
    public let success: String

    /// A stage.
    public init(number: Int, name: String, days: Range<Int>, focus: String, success: String) {
        (self.number, self.name, self.days, self.focus, self.success) = (number, name, days, focus, success)
    }
}

/// Whether a stage's success criterion is met.
public enum StageSuccess: String, Sendable {
    /// It is.
    case met
    /// It is not.
    case notMet = "not-met"
    /// Too little is recorded to say.
    case unknown
}

/// Where a heel stands on the ladder on a day.
public struct LadderStanding: Hashable, Sendable {
    /// Days since day 0.
    public let day: Int
    /// The stage of that day.
    public let stage: LadderStage
    /// Whether its criterion is met.
    public let success: StageSuccess
    /// By what: `morning pain 6 to 4; flares 2 to 1 a week`.
    public let because: String
}

extension HeelRecord {
    /// Day 0 of the ladder: the start of the first home prescription that was active, else the opening of the case.
    ///
    /// A series does not reset it.
    public func ladderStart(by day: Day) -> Day {
        prescriptions.map(\.startsOn).filter { $0 <= day }.min() ?? openedOn
    }

    /// The day of the ladder; negative before day 0.
    public func ladderDay(on day: Day) -> Int { day - ladderStart(by: day) }

    /// Where the heel stands on a day; nil before day 0, and where no stage has that day.
    public func standing(on day: Day, in stages: [LadderStage]) -> LadderStanding? {
        let ladderDay = ladderDay(on: day)
        guard let stage = stages.first(where: { $0.days.contains(ladderDay) }) else { return nil }
        let (success, because) = success(of: stage, on: day)
        return LadderStanding(day: ladderDay, stage: stage, success: success, because: because)
    }

    private func success(of stage: LadderStage, on day: Day) -> (StageSuccess, String) {
        switch stage.number {
        case 1: painDrops(on: day)
        case 2: walksAndRuns(in: stage, on: day)
        case 3: improvementHolds(on: day)
        default: racesAgain(by: day)
        }
    }

    /// Morning pain before home care: the last value up to day 0, never a later one.
    private func painBefore(_ day: Day) -> Int? {
        let start = ladderStart(by: day)
        return morningPain.last { $0.day <= start }?.value
    }

    /// Stage 1: the median of seven days lies below the value before; flares a week, where they were asked, are fewer.
    private func painDrops(on day: Day) -> (StageSuccess, String) {
        guard let before = painBefore(day) else { return (.unknown, "no morning pain recorded before home care") }
        let week = values(of: morningPain, from: day + -6, to: day)
        guard let doubled = doubledMedian(week) else {
            return (.unknown, "no morning pain recorded in the last 7 days")
        }
        let words = "morning pain \(before) to \(halfWords(doubled)), median of 7 days"
        return (doubled < 2 * before ? .met : .notMet, words)
    }

    /// Stage 2: walks without pain have become longer, and an easy run was logged in the stage.
    private func walksAndRuns(in stage: LadderStage, on day: Day) -> (StageSuccess, String) {
        let walks = checkIns.filter { $0.day <= day }.compactMap(\.report.painFreeWalk)
        let start = ladderStart(by: day) + stage.days.lowerBound
        let easy = patient.runs.filter { $0.kind == .easy && $0.day >= start && $0.day <= day }.count
        guard let first = walks.first, let last = walks.last, walks.count > 1 else {
            return (.unknown, "walks without pain were reported less than twice")
        }
        let words = "walks without pain \(first) to \(last) min, \(easy) easy \(easy == 1 ? "run" : "runs")"
        return (last > first && easy > 0 ? .met : .notMet, words)
    }

    /// Stage 3: two check-ins in a row lie 2 points or more below the value before home care.
    private func improvementHolds(on day: Day) -> (StageSuccess, String) {
        guard let before = painBefore(day) else { return (.unknown, "no morning pain recorded before home care") }
        let last = dailyValues(of: morningPain).filter { $0.day <= day && $0.day > ladderStart(by: day) }.suffix(2)
        guard last.count == 2 else { return (.unknown, "morning pain was recorded less than twice since") }
        let words = "morning pain \(before) to \(last.map { String($0.value) }.joined(separator: " and "))"
        return (last.allSatisfy { before - $0.value >= 2 } ? .met : .notMet, words)
    }

    /// Stage 4: a race was run again.
    private func racesAgain(by day: Day) -> (StageSuccess, String) {
        guard let race = milestones.first(where: { $0.code == .returnToRace && $0.day <= day }) else {
            return (.notMet, "no return to races recorded")
        }
        return (.met, "return to races on \(race.day)")
    }
}

extension MilestoneCode {
    /// A plateau, as a clinician saw it.
    static let plateau = MilestoneCode(rawValue: "plateau")
    /// Races again.
    static let returnToRace = MilestoneCode(rawValue: "return-to-race")
}
