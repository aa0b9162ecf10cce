import Outcomes

/// Published data sets, as pairs in steps of the tenth in which they were recorded.
enum DataSets {
    /// Weight in pounds before and after, control.
    ///
    /// Hand, Daly, McConway, Lunn and Ostrowski, A handbook of small data sets, 1993, set 285; `anorexia` in R's MASS.
    static let anorexiaControl = pairs([
        (807, 802), (894, 801), (918, 864), (740, 863), (781, 761), (883, 781), (873, 751),
        (751, 867), (806, 735), (784, 846), (776, 774), (887, 795), (813, 896), (781, 814),
        (705, 818), (773, 773), (852, 842), (860, 754), (841, 795), (797, 730), (855, 883),
        (844, 847), (796, 814), (775, 812), (723, 882), (890, 788),
    ])

    /// Weight in pounds before and after, cognitive behavioural treatment.
    ///
    /// Hand, Daly, McConway, Lunn and Ostrowski, A handbook of small data sets, 1993, set 285; `anorexia` in R's MASS.
    static let anorexiaBehavioural = pairs([
        (805, 822), (849, 856), (815, 814), (826, 819), (799, 764), (887, 1036), (949, 984),
        (763, 934), (810, 734), (805, 821), (850, 967), (892, 953), (813, 824), (765, 725),
        (700, 909), (804, 713), (833, 854), (830, 816), (877, 891), (842, 839), (864, 827),
        (765, 757), (802, 826), (878, 1004), (833, 852), (797, 836), (845, 846), (808, 962),
        (874, 867),
    ])

    /// Weight in pounds before and after, family treatment.
    ///
    /// Hand, Daly, McConway, Lunn and Ostrowski, A handbook of small data sets, 1993, set 285; `anorexia` in R's MASS.
    static let anorexiaFamily = pairs([
        (838, 952), (833, 943), (860, 915), (825, 919), (867, 1003), (796, 767), (769, 768),
        (942, 1016), (734, 949), (805, 752), (816, 778), (821, 955), (776, 907), (835, 925),
        (899, 938), (860, 917), (873, 980),
    ])

    /// Extra hours of sleep under the second drug (before) and the first (after).
    ///
    /// Student, The probable error of a mean, Biometrika 1908; `sleep` in R.
    static let sleep = pairs([
        (19, 7), (8, -16), (11, -2), (1, -12), (-1, -1),
        (44, 34), (55, 37), (16, 8), (46, 0), (34, 20),
    ])

    /// Depression scores in steps of 0.001 at the first and the second visit.
    ///
    /// Hollander and Wolfe, Nonparametric statistical methods, 1973, page 29; the example of R's `wilcox.test`.
    static let hollanderWolfe = pairs([
        (878, 1830), (647, 500), (598, 1620), (2050, 2480), (1060, 1680),
        (1290, 1880), (1060, 1550), (3140, 3060), (1290, 1300),
    ])

    /// Weeks to relapse of acute myelogenous leukaemia, with maintained chemotherapy.
    ///
    /// Miller, Survival analysis, 1981, page 49; `aml` in R's survival.
    static let amlMaintained = times(
        events: [9, 13, 18, 23, 31, 34, 48],
        censored: [13, 28, 45, 161]
    )

    /// Weeks to relapse of acute myelogenous leukaemia, without.
    ///
    /// Miller, Survival analysis, 1981, page 49; `aml` in R's survival.
    static let amlNonmaintained = times(
        events: [5, 5, 8, 8, 12, 23, 27, 30, 33, 43, 45],
        censored: [16]
    )

    /// The three groups of anorexia, to be compared.
    static let anorexia = [
        ComparedGroup("CBT", anorexiaBehavioural), ComparedGroup("Cont", anorexiaControl),
        ComparedGroup("FT", anorexiaFamily),
    ]

    private static func times(events: [Int], censored: [Int]) -> EventTimes {
        var times = EventTimes()
        for time in events { times.add(time: time, events: 1) }
        for time in censored { times.add(time: time, censored: 1) }
        return times
    }

    private static func pairs(_ scores: [(Int, Int)]) -> PairCounts {
        PairCounts(scores.map { ScorePair(before: $0, after: $1) })
    }
}
