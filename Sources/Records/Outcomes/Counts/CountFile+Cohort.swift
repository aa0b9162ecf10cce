import Domain
import Outcomes

extension CountFile {
    /// The file of a cohort, exact, and not for publication.
    public init(
        _ cohort: OutcomeCohort,
        question: OutcomeQuestion,
        at moment: ReportMoment,
        clinic: String,
        programVersion: String
    ) {
        publication = Self.notForPublication
        self.clinic = clinic
        clinicName = moment.clinicName
        (asOf, asOfDay, settled) = (moment.moment.description, moment.day.description, moment.isSettled)
        self.programVersion = programVersion
        self.question = Question(
            from: question.from?.description,
            to: question.to?.description,
            allHeels: question.allHeels,
            purpose: question.purpose.rawValue,
            breakdowns: question.breakdowns.dimensions.map(\.rawValue)
        )
        rules = Rules(cohort.rules)
        exact = ExactCounts(cohort)
    }

    /// The same with sums that may be published in place of the counts.
    public func publishing(_ sums: [SumsLine]) -> CountFile {
        var file = self
        file.publication = Self.published
        (file.exact, file.sums) = (nil, sums)
        return file
    }
}

extension CountFile.Rules {
    fileprivate init(_ rules: OutcomeRules) {
        let instrument = rules.instrument
        self.init(
            instrument: CountFile.InstrumentRule(
                code: instrument.code.rawValue,
                name: instrument.name,
                minimum: instrument.minimum.description,
                maximum: instrument.maximum.description,
                decimals: instrument.decimals,
                unit: instrument.unit,
                higherIsBetter: instrument.higherIsBetter,
                zeroIsNoComplaint: instrument.zeroIsNoComplaint
            ),
            baseline: CountFile.WindowRule(rules.baseline),
            windows: rules.followUps.map(CountFile.WindowRule.init),
            window: rules.window.code.rawValue,
            mcid: rules.mcid.map {
                CountFile.MCIDRule(steps: $0.steps, population: $0.population, version: $0.version, source: $0.source)
            },
            percentFalls: rules.percentFalls
        )
    }
}

extension CountFile.WindowRule {
    fileprivate init(_ window: OutcomeWindow) {
        self.init(
            code: window.code.rawValue,
            name: window.name,
            targetDay: window.targetDay,
            firstDay: window.firstDay,
            lastDay: window.lastDay
        )
    }
}

extension ExactCounts {
    fileprivate init(_ cohort: OutcomeCohort) {
        patients = cohort.patients
        windows = cohort.windows.sorted { $0.key.rawValue < $1.key.rawValue }
            .map { HeelTable($0.value, by: nil, code: $0.key.rawValue, name: nil) }
        strata = cohort.strata.sorted { $0.key.rawValue < $1.key.rawValue }.flatMap { dimension, strata in
            strata.sorted { $0.key < $1.key }.map { code, heels in
                let name = cohort.names.name(of: code, by: dimension)
                return HeelTable(heels, by: dimension.rawValue, code: code.code, name: name)
            }
        }
        months = cohort.months.sorted { $0.key < $1.key }.map { HeelTable($0.value, by: nil, code: $0.key, name: nil) }
        courses = cohort.courses.sorted { $0.key < $1.key }.map { TimeTable($0.value, code: $0.key, name: nil) }
        treatmentCourses = cohort.treatmentCourses.sorted { $0.key < $1.key }.map { code, course in
            TimeTable(course, code: code.code, name: cohort.names.name(of: code, by: .treatment))
        }
        gaps = cohort.gaps.sorted { $0.key < $1.key }.map { [$0.key, $0.value] }
        offWindow = cohort.offWindow
        milestones = cohort.milestones.map {
            TimeTable(CourseCounts(times: $0.times, excluded: [:]), code: $0.code, name: $0.name)
        }
        prices = cohort.prices.map(PriceTable.init)
        diagnoses = cohort.diagnoses.sorted { $0.key < $1.key }.map { Number(code: $0.key.code, heels: $0.value) }
        diagnosisClasses = cohort.diagnosisClasses.map {
            DiagnosisClass(
                code: $0.code,
                name: $0.name,
                thousandths: $0.share.map { Int((1000 * $0).rounded()) },
                diagnoses: $0.diagnoses.sorted()
            )
        }
        ladder = cohort.ladder.map {
            Stage(
                number: $0.number,
                name: $0.name,
                fromDay: $0.days.lowerBound,
                toDay: $0.days.upperBound < Int.max ? $0.days.upperBound : nil,
                focus: $0.focus,
                success: $0.success
            )
        }
    }
}

extension ExactCounts.HeelTable {
    fileprivate init(_ heels: HeelCounts, by: String?, code: String?, name: String?) {
        (self.by, self.code, self.name) = (by, code, name)
        flow = heels.flow.reduce(into: [:]) { $0[$1.key.rawValue] = $1.value }
        pairs = heels.pairs.counts.map { [$0.key.before, $0.key.after, $0.value] }
            .sorted { ($0[0] ?? .max, $0[1] ?? .max) < ($1[0] ?? .max, $1[1] ?? .max) }
        (early, afterAnotherTreatment) = (heels.early, heels.afterAnotherTreatment)
    }
}

extension ExactCounts.TimeTable {
    fileprivate init(_ course: CourseCounts, code: String?, name: String?) {
        (self.code, self.name) = (code, name)
        times = course.times.ascending.map { [$0.time, $0.tally.events, $0.tally.censored] }
        excluded = course.excluded.reduce(into: [:]) { $0[$1.key.rawValue] = $1.value }
    }
}

extension ExactCounts.PriceTable {
    fileprivate init(_ count: PriceCount) {
        (modality, name, basis) = (count.modality.rawValue, count.name, count.basis)
        currency = count.lowest.currency.rawValue
        (below, inside, above, withoutRange) = (count.below, count.inside, count.above, count.withoutRange)
        (lowestCents, highestCents, totalCents) = (count.lowest.cents, count.highest.cents, count.total.cents)
    }
}
