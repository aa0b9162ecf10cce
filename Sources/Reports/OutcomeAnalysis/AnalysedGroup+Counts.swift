import Outcomes

extension AnalysedGroup {
    /// Computes the figures of a group, and collects what is to be read beside them.
    init(_ group: CountedGroup, _ question: AnalysisQuestion, warnings: inout [Warning]) {
        let counts = group.counts
        let change = PairedChange(counts, scale: question.scale)
        let ranks = Wilcoxon(counts, zeroMethod: question.zeroMethod)
        let typical = HodgesLehmann(counts, scale: question.scale)
        let results = question.definitions.map { ($0, Responders($0, in: counts, scale: question.scale)) }
        self.group = group.name
        subjects = counts.total
        pairs = change.n
        missingBefore = counts.missingBefore
        missingAfter = counts.missingAfter
        before = OutcomeStratum.Summary(change.before)
        after = OutcomeStratum.Summary(change.after)
        self.change = Change(change, EffectSizes(counts))
        wilcoxon = SignedRank(ranks)
        hodgesLehmann = TypicalChange(typical)
        responders = results.map { ResponderShare($0, $1?.proportion) }
        warnings += change.warnings
        // Without a pair nothing else needs a reason.
        guard change.n > 0 else { return }
        warnings += ranks.warnings + typical.warnings + results.flatMap { $1?.warnings ?? [] }
    }
}

extension AnalysedGroup.Change {
    init(_ change: PairedChange, _ effect: EffectSizes) {
        self.init(
            mean: change.mean,
            sd: change.standardDeviation,
            t: change.t,
            df: change.degreesOfFreedom,
            p: change.p,
            ci95: change.interval95?.ends,
            dZ: effect.dz,
            dZCi95: effect.dzInterval95?.ends,
            gZ: effect.gz,
            dAv: effect.dav
        )
    }
}

extension AnalysedGroup.SignedRank {
    init(_ test: Wilcoxon) {
        self.init(
            zeroMethod: test.zeroMethod.rawValue,
            exact: test.isExact,
            used: test.used,
            v: test.v,
            z: test.z,
            p: test.p
        )
    }
}

extension AnalysedGroup.TypicalChange {
    init(_ estimate: HodgesLehmann) {
        self.init(estimate: estimate.estimate, ci95: estimate.interval95?.ends, achieved: estimate.achieved)
    }
}
