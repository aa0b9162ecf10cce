import Domain
import Outcomes

extension CountFile {
    /// The most of anything that a file may count, so that no sum of files overflows.
    private static let most = 1_000_000_000

    /// The rules that it was counted by; throws ``InvalidInput`` for what is none.
    public func outcomeRules() throws -> OutcomeRules {
        let instrument = rules.instrument
        guard (0...6).contains(instrument.decimals) else { throw InvalidInput("rules.instrument.decimals is not 0-6") }
        let followUps = rules.windows.map(\.window)
        guard let main = followUps.first(where: { $0.code.rawValue == rules.window }) else {
            throw InvalidInput("rules.window is none of rules.windows")
        }
        guard rules.percentFalls.allSatisfy({ (1...100).contains($0) }),
            Set(rules.percentFalls).count == rules.percentFalls.count,
            rules.mcid.map({ (1...Self.most).contains($0.steps) }) ?? true
        else { throw InvalidInput("rules.percent_falls or rules.mcid.steps is out of range") }
        return try OutcomeRules(
            instrument: Instrument(
                code: InstrumentCode(parsing: instrument.code),
                name: instrument.name,
                minimum: ExactNumber(parsing: instrument.minimum),
                maximum: ExactNumber(parsing: instrument.maximum),
                decimals: instrument.decimals,
                unit: instrument.unit,
                higherIsBetter: instrument.higherIsBetter,
                zeroIsNoComplaint: instrument.zeroIsNoComplaint,
                isPerHeel: true
            ),
            baseline: rules.baseline.window,
            followUps: followUps,
            window: main,
            mcid: rules.mcid.map {
                MCIDChoice(steps: $0.steps, population: $0.population, version: $0.version, source: $0.source)
            },
            percentFalls: rules.percentFalls
        )
    }

    /// What was asked; throws ``InvalidInput`` for what is no question.
    public func outcomeQuestion() throws -> OutcomeQuestion {
        try OutcomeQuestion(
            instrument: InstrumentCode(parsing: rules.instrument.code),
            window: WindowCode(parsing: rules.window),
            from: question.from.map(Day.init(parsing:)),
            to: question.to.map(Day.init(parsing:)),
            allHeels: question.allHeels,
            purpose: OutcomePurpose(parsing: question.purpose),
            breakdowns: question.breakdowns.isEmpty
                ? .standard : OutcomeBreakdowns(parsing: question.breakdowns.joined(separator: ","))
        )
    }

    /// The moment that it was counted as of; throws ``InvalidInput`` for what is none.
    public func reportMoment() throws -> ReportMoment {
        try ReportMoment(
            moment: Moment(parsing: asOf),
            day: Day(parsing: asOfDay),
            clinicName: clinicName,
            isSettled: settled
        )
    }

    /// The cohort; nil of a file without exact counts.
    ///
    /// Throws ``InvalidInput``, saying where, for what no count of heels can be. Clinicians bear the clinic before their code,
    /// because the same code is somebody else elsewhere.
    public func cohort() throws -> OutcomeCohort? {
        guard let exact else { return nil }
        let rules = try outcomeRules()
        var names: [OutcomeDimension: [String: String]] = [:]
        var cohort = OutcomeCohort(rules: rules, names: StratumNames([:]))
        try Self.check([exact.patients], "exact.patients")
        try Self.check(exact.offWindow, "exact.off_window")
        try Self.check(exact.gaps.flatMap(\.self), "exact.gaps")
        guard exact.offWindow.count == cohort.offWindow.count, exact.gaps.allSatisfy({ $0.count == 2 }) else {
            throw InvalidInput("exact.off_window or exact.gaps has another length than it should")
        }
        cohort.patients = exact.patients
        cohort.offWindow = exact.offWindow
        for gap in exact.gaps { cohort.gaps[gap[0], default: 0] += gap[1] }
        for table in exact.windows {
            let code = try WindowCode(parsing: table.code ?? "")
            cohort.windows[code, default: HeelCounts()] += try Self.heels(table, "exact.windows", rules)
        }
        for table in exact.strata {
            let by = try OutcomeDimension(parsing: table.by ?? "")
            let code = by == .clinician ? table.code.map { "\(clinic)/\($0)" } : table.code
            let heels = try Self.heels(table, "exact.strata", rules)
            cohort.strata[by, default: [:]][StratumCode(code), default: HeelCounts()] += heels
            if let code, let name = table.name, by != .clinician { names[by, default: [:]][code] = name }
        }
        for table in exact.months {
            cohort.months[table.code ?? "", default: HeelCounts()] += try Self.heels(table, "exact.months", rules)
        }
        for table in exact.courses {
            cohort.courses[table.code ?? "", default: CourseCounts()] += try Self.course(table, "exact.courses")
        }
        for table in exact.treatmentCourses {
            let course = try Self.course(table, "exact.treatment_courses")
            cohort.treatmentCourses[StratumCode(table.code), default: CourseCounts()] += course
        }
        cohort.milestones = try exact.milestones.map {
            try MilestoneTimes(
                code: $0.code ?? "",
                name: $0.name ?? "",
                times: Self.course($0, "exact.milestones").times
            )
        }
        cohort.prices = try exact.prices.map { try $0.count() }
        for number in exact.diagnoses {
            try Self.check([number.heels], "exact.diagnoses")
            cohort.diagnoses[StratumCode(number.code), default: 0] += number.heels
        }
        guard exact.diagnosisClasses.allSatisfy({ $0.thousandths.map((0...1000).contains) ?? true }) else {
            throw InvalidInput("exact.diagnosis_classes has a share that is not from 0 to 1000")
        }
        cohort.diagnosisClasses = exact.diagnosisClasses.map {
            DiagnosisShare(
                code: $0.code,
                name: $0.name,
                share: $0.thousandths.map { Double($0) / 1000 },
                diagnoses: Set($0.diagnoses)
            )
        }
        cohort.ladder = try exact.ladder.map { stage in
            let end = stage.toDay ?? .max
            guard stage.fromDay >= 0, stage.fromDay <= end else {
                throw InvalidInput("exact.ladder has a stage without days")
            }
            return LadderStage(
                number: stage.number,
                name: stage.name,
                days: stage.fromDay..<end,
                focus: stage.focus,
                success: stage.success
            )
        }
        return cohort.named(names)
    }

    static func check(_ counts: [Int], _ place: String) throws {
        guard counts.allSatisfy({ (0...most).contains($0) }) else {
            throw InvalidInput("\(place) has a number that is not from 0 to \(most)")
        }
    }

    private static func heels(
        _ table: ExactCounts.HeelTable,
        _ list: String,
        _ rules: OutcomeRules
    ) throws -> HeelCounts {
        let place = "\(list), \(table.code ?? "none")"
        try check(Array(table.flow.values) + [table.early, table.afterAnotherTreatment], place)
        let low = rules.instrument.minimum.steps(places: rules.instrument.decimals) ?? 0
        let high = rules.instrument.maximum.steps(places: rules.instrument.decimals) ?? 0
        guard low <= high, PairCounts.scoreRange.contains(low), PairCounts.scoreRange.contains(high) else {
            throw InvalidInput("rules.instrument has no values, or too large ones")
        }
        var pairs = PairCounts()
        for row in table.pairs {
            guard row.count == 3, let heels = row[2],
                row.prefix(2).allSatisfy({ $0.map((low...high).contains) ?? true })
            else { throw InvalidInput("\(place): a pair is not [before, after, heels] with scores of the instrument") }
            try check([heels], place)
            pairs.add(ScorePair(before: row[0], after: row[1]), count: heels)
        }
        var flow: [OutcomeFlow: Int] = [:]
        for (name, heels) in table.flow { flow[try OutcomeFlow(parsing: name)] = heels }
        let due = flow.filter(\.key.isDue).values.reduce(0, +)
        guard due == pairs.total, flow[.scored] ?? 0 == pairs.pairs else {
            throw InvalidInput("\(place): the pairs are not those of the heels that were due")
        }
        return HeelCounts(
            flow: flow,
            pairs: pairs,
            early: table.early,
            afterAnotherTreatment: table.afterAnotherTreatment
        )
    }

    private static func course(_ table: ExactCounts.TimeTable, _ list: String) throws -> CourseCounts {
        let place = "\(list), \(table.code ?? "none")"
        try check(table.times.flatMap(\.self) + Array(table.excluded.values), place)
        guard table.times.allSatisfy({ $0.count == 3 }) else {
            throw InvalidInput("\(place): a time is not [day, events, censored]")
        }
        var times = EventTimes()
        for row in table.times { times.add(time: row[0], events: row[1], censored: row[2]) }
        var excluded: [CourseExclusion: Int] = [:]
        for (name, heels) in table.excluded { excluded[try CourseExclusion(parsing: name)] = heels }
        return CourseCounts(times: times, excluded: excluded)
    }
}

extension CountFile.WindowRule {
    fileprivate var window: OutcomeWindow {
        OutcomeWindow(
            code: WindowCode(rawValue: code),
            name: name,
            targetDay: targetDay,
            firstDay: firstDay,
            lastDay: lastDay
        )
    }
}

extension ExactCounts.PriceTable {
    fileprivate func count() throws -> PriceCount {
        try CountFile.check([below, inside, above, withoutRange], "exact.prices, \(modality)")
        let currency = try Currency(parsing: currency)
        let limit = Int64(1) << 50
        guard [lowestCents, highestCents, totalCents].allSatisfy({ abs($0.clamped) < limit }) else {
            throw InvalidInput("exact.prices, \(modality): an amount is out of range")
        }
        return try PriceCount(
            modality: ModalityCode(parsing: modality),
            name: name,
            basis: basis,
            numbers: (below, inside, above, withoutRange),
            lowest: Money(cents: lowestCents, currency: currency),
            highest: Money(cents: highestCents, currency: currency),
            total: Money(cents: totalCents, currency: currency)
        )
    }
}

extension Int64 {
    /// A number whose magnitude there is.
    fileprivate var clamped: Int64 { Swift.max(self, -.max) }
}

extension OutcomeCohort {
    /// The same with names of strata.
    func named(_ names: [OutcomeDimension: [String: String]]) -> OutcomeCohort {
        var cohort = self
        cohort.names = StratumNames(names)
        return cohort
    }

    /// Adds the cohort of another clinic, counted by the same rules.
    public static func += (left: inout OutcomeCohort, right: OutcomeCohort) {
        left.patients += right.patients
        left.windows.merge(right.windows) { $0.adding($1) }
        left.strata.merge(right.strata) { $0.merging($1) { $0.adding($1) } }
        left.months.merge(right.months) { $0.adding($1) }
        left.courses.merge(right.courses) { $0.adding($1) }
        left.treatmentCourses.merge(right.treatmentCourses) { $0.adding($1) }
        left.gaps.merge(right.gaps, uniquingKeysWith: +)
        left.offWindow = zip(left.offWindow, right.offWindow).map(+)
        left.diagnoses.merge(right.diagnoses, uniquingKeysWith: +)
        left.milestones = left.milestones.map { one in
            let times = right.milestones.first { $0.code == one.code }?.times ?? EventTimes()
            return MilestoneTimes(code: one.code, name: one.name, times: one.times + times)
        }
        left.prices = (left.prices + right.prices).reduce(into: []) { list, price in
            if let place = list.firstIndex(where: { $0.isSameKind(as: price) }) {
                list[place] = list[place].adding(price)
            } else {
                list.append(price)
            }
        }
        left.names = StratumNames(left.names.names.merging(right.names.names) { $0.merging($1) { first, _ in first } })
    }
}

extension HeelCounts {
    fileprivate func adding(_ other: HeelCounts) -> HeelCounts {
        var sum = self
        sum += other
        return sum
    }
}

extension CourseCounts {
    fileprivate func adding(_ other: CourseCounts) -> CourseCounts {
        var sum = self
        sum += other
        return sum
    }
}

extension PriceCount {
    fileprivate func isSameKind(as other: PriceCount) -> Bool {
        modality == other.modality && basis == other.basis && lowest.currency == other.lowest.currency
    }

    fileprivate func adding(_ other: PriceCount) -> PriceCount {
        PriceCount(
            modality: modality,
            name: name,
            basis: basis,
            numbers: (
                below + other.below, inside + other.inside, above + other.above, withoutRange + other.withoutRange
            ),
            lowest: Money(cents: min(lowest.cents, other.lowest.cents), currency: lowest.currency),
            highest: Money(cents: max(highest.cents, other.highest.cents), currency: lowest.currency),
            total: Money(cents: total.cents + other.total.cents, currency: lowest.currency)
        )
    }
}
