/// The change of one heel from its baseline to a later score, in whole numbers and rounded once.
public struct ScoreChange: Hashable, Sendable {
    /// The instrument.
    public let instrument: Instrument
    /// The baseline, in steps.
    public let before: Int
    /// The later score, in steps.
    public let after: Int

    /// A change between two scores of one instrument.
    public init(of instrument: Instrument, from before: Int, to after: Int) {
        self.instrument = instrument
        self.before = before
        self.after = after
    }

    /// After - before in the instrument's unit: -5 for 7 to 2.
    public var points: ExactNumber { instrument.value(ofSteps: after - before) }

    /// How much better, in steps; negative where worse.
    public var improvement: Int { instrument.higherIsBetter ? after - before : before - after }

    /// Whether a fall in percent means something: lower is better, 0 is no complaint, and there was one.
    public var hasPercent: Bool { instrument.zeroIsNoComplaint && !instrument.higherIsBetter && before > 0 }

    /// After - before in percent of the baseline, half away from zero to one decimal: -71.4 for 7 to 2.
    ///
    /// It is nil where a percentage has no meaning; a baseline of 0 has none.
    public var percent: ExactNumber? {
        guard hasPercent else { return nil }
        let thousandfold = 1000 * (after - before)
        let rounded = (2 * abs(thousandfold) + before) / (2 * before)
        return ExactNumber(unscaled: Int64(thousandfold < 0 ? -rounded : rounded), scale: 1)
    }

    /// Whether the score fell by at least this percentage of the baseline; nil where a percentage has no meaning.
    public func responds(toFallOf percent: Int) -> Bool? {
        hasPercent ? 100 * improvement >= percent * before : nil
    }
}
