import Foundation
import TestSupport

/// Published data sets as spreadsheets for `outcomes analyse` and `outcomes survival`.
enum AnalysisFiles {
    /// Weight in pounds before and after three treatments.
    ///
    /// Hand, Daly, McConway, Lunn and Ostrowski, A handbook of small data sets, 1993, set 285; `anorexia` in R's MASS.
    static let anorexia = pairs(
        (
            "Cont",
            """
            80.7,80.2 89.4,80.1 91.8,86.4 74,86.3 78.1,76.1 88.3,78.1 87.3,75.1 75.1,86.7
            80.6,73.5 78.4,84.6 77.6,77.4 88.7,79.5 81.3,89.6 78.1,81.4 70.5,81.8 77.3,77.3
            85.2,84.2 86,75.4 84.1,79.5 79.7,73 85.5,88.3 84.4,84.7 79.6,81.4 77.5,81.2
            72.3,88.2 89,78.8
            """
        ),
        (
            "CBT",
            """
            80.5,82.2 84.9,85.6 81.5,81.4 82.6,81.9 79.9,76.4 88.7,103.6 94.9,98.4 76.3,93.4
            81,73.4 80.5,82.1 85,96.7 89.2,95.3 81.3,82.4 76.5,72.5 70,90.9 80.4,71.3
            83.3,85.4 83,81.6 87.7,89.1 84.2,83.9 86.4,82.7 76.5,75.7 80.2,82.6 87.8,100.4
            83.3,85.2 79.7,83.6 84.5,84.6 80.8,96.2 87.4,86.7
            """
        ),
        (
            "FT",
            """
            83.8,95.2 83.3,94.3 86,91.5 82.5,91.9 86.7,100.3 79.6,76.7 76.9,76.8 94.2,101.6
            73.4,94.9 80.5,75.2 81.6,77.8 82.1,95.5 77.6,90.7 83.5,92.5 89.9,93.8 86,91.7
            87.3,98
            """
        )
    )

    /// Extra hours of sleep under the second drug (before) and the first (after).
    ///
    /// Student, The probable error of a mean, Biometrika 1908; `sleep` in R.
    static let sleep = pairs(
        (nil, "1.9,0.7 0.8,-1.6 1.1,-0.2 0.1,-1.2 -0.1,-0.1 4.4,3.4 5.5,3.7 1.6,0.8 4.6,0.0 3.4,2.0")
    )

    /// Depression scores at the first and the second visit.
    ///
    /// Hollander and Wolfe, Nonparametric statistical methods, 1973, page 29; the example of R's `wilcox.test`.
    static let hollanderWolfe = pairs(
        (
            nil,
            "0.878,1.83 0.647,0.50 0.598,1.62 2.05,2.48 1.06,1.68 1.29,1.88 1.06,1.55 3.14,3.06 1.29,1.30"
        )
    )

    /// Weeks to relapse of acute myelogenous leukaemia, with maintained chemotherapy and without; 1 is a relapse.
    ///
    /// Miller, Survival analysis, 1981, page 49; `aml` in R's survival.
    static let aml = sheet(
        "time,event",
        (
            "Maintained",
            "9,1 13,1 13,0 18,1 23,1 28,0 31,1 34,1 45,0 48,1 161,0"
        ),
        (
            "Nonmaintained",
            "5,1 5,1 8,1 8,1 12,1 16,0 23,1 27,1 30,1 33,1 43,1 45,1"
        )
    )

    /// Writes a file and returns its path.
    static func write(_ text: String) throws -> String {
        let path = TemporaryFolder.newPath() + ".csv"
        try Data(text.utf8).write(to: URL(filePath: path))
        return path
    }

    private static func pairs(_ groups: (String?, String)...) -> String { sheet("before,after", groups) }

    private static func sheet(_ columns: String, _ groups: (String?, String)...) -> String { sheet(columns, groups) }

    /// A sheet of groups whose rows are divided by blanks; subjects are counted in each group.
    private static func sheet(_ columns: String, _ groups: [(String?, String)]) -> String {
        let hasGroups = groups.contains { $0.0 != nil }
        let rows = groups.flatMap { group, cells in
            cells.split { $0.isWhitespace }.enumerated().map { number, cells in
                "\(number + 1),\(group.map { $0 + "," } ?? "")\(cells)"
            }
        }
        return (["subject,\(hasGroups ? "group," : "")\(columns)"] + rows).joined(separator: "\n") + "\n"
    }
}
