/// Which figures would show single patients, and so are not for publication.
///
/// Counts of 1-10 are hidden; 0 and from 11 on they are shown. The limit is that of the US Centers for Medicare and
/// Medicaid Services' cell size policy.
public enum SmallCells {
    /// The counts that are hidden.
    public static let hidden = 1...10

    /// Whether a count is hidden.
    public static func hides(count: Int) -> Bool {
        hidden.contains(count)
    }

    /// Whether a percentage is hidden: its numerator, its denominator or what is left between them is small.
    public static func hides(proportion: Proportion) -> Bool {
        [proportion.successes, proportion.of, proportion.of - proportion.successes].contains(where: hides(count:))
    }

    /// Whether a mean over some of a group is hidden: they are few, or those left out are.
    public static func hides(meanOver n: Int, of group: Int) -> Bool {
        hides(count: n) || hides(count: group - n)
    }

    /// Whether SD, Hodges-Lehmann, V, exact p, minimum and maximum are hidden, which stand on single values.
    public static func hidesRankStatistics(n: Int) -> Bool {
        n <= hidden.upperBound
    }

    /// Whether sums of scores may leave the clinic.
    public static func showsSums(n: Int) -> Bool {
        n > hidden.upperBound
    }

    /// Whether a point of a Kaplan-Meier curve may be printed.
    public static func showsSurvival(atRisk: Int) -> Bool {
        atRisk > hidden.upperBound
    }
}
