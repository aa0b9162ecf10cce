import Foundation
import TestSupport
import Testing

@Suite("outcomes analyse")
struct OutcomeAnalysisTests {
    private typealias Object = [String: Any]

    /// No database is to be had in this environment.
    private func analyse(_ text: String, _ options: String...) async throws -> FirstStepBinary.Outcome {
        try await FirstStepBinary(environment: [:]).run(["outcomes", "analyse", "-"] + options, input: text)
    }

    private func json(_ text: String, _ options: String...) async throws -> Object {
        let outcome = try await FirstStepBinary(environment: [:])
            .run(["outcomes", "analyse", "-", "--format", "json"] + options, input: text)
        try #require(outcome.code == 0, "\(outcome.errors)")
        return try #require(JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? Object)
    }

    private func groups(_ analysis: Object) throws -> [Object] { try #require(analysis["groups"] as? [Object]) }

    private func at(_ object: Any?, _ path: String) -> Any? {
        path.split(separator: ".").reduce(object) { ($0 as? Object)?[String($1)] }
    }

    private func isNear(_ value: Any?, _ expected: Double, _ tolerance: Double = 1e-9) -> Bool {
        guard let value = value as? Double else { return false }
        return abs(value - expected) <= tolerance * max(1, abs(expected))
    }

    private func isInterval(_ value: Any?, _ lower: Double, _ upper: Double, _ tolerance: Double = 1e-9) -> Bool {
        guard let ends = value as? [Double], ends.count == 2 else { return false }
        return isNear(ends[0], lower, tolerance) && isNear(ends[1], upper, tolerance)
    }

    @Test("anorexia (Hand et al. 1993) has R's figures in each group")
    func anorexiaGroups() async throws {
        let groups = try groups(await json(AnalysisFiles.anorexia, "--higher-is-better", "--reference", "Cont"))
        #expect(groups.map { $0["group"] as? String } == ["Cont", "CBT", "FT"])
        #expect(groups.map { $0["subjects"] as? Int } == [26, 29, 17])
        let (control, behavioural, family) = (groups[0], groups[1], groups[2])
        #expect(isNear(at(behavioural, "change.mean"), 3.006896552))
        #expect(isNear(at(behavioural, "change.sd"), 7.308504392))
        #expect(isNear(at(behavioural, "change.t"), 2.215587844))
        #expect(at(behavioural, "change.df") as? Int == 28)
        #expect(isNear(at(behavioural, "change.p"), 0.03502259756))
        #expect(isInterval(at(behavioural, "change.ci95"), 0.2268901584, 5.786902945))
        #expect(isNear(at(behavioural, "change.d_z"), 0.4114243339))
        #expect(isInterval(at(behavioural, "change.d_z_ci95"), 0.0286174, 0.7874849, 1e-7))
        #expect(isNear(at(behavioural, "change.g_z"), 0.4002879474))
        #expect(isNear(at(behavioural, "change.d_av"), 0.4556795084))
        #expect(isNear(at(control, "hodges_lehmann.estimate"), -0.5))
        #expect(isInterval(at(control, "hodges_lehmann.ci95"), -4.25, 2.85))
        #expect(at(control, "hodges_lehmann.achieved") is NSNull)
        #expect(at(family, "wilcoxon.v") as? Double == 142)
        #expect(isNear(at(family, "wilcoxon.p"), 0.0008392334, 1e-9))
        #expect(isInterval(at(family, "hodges_lehmann.ci95"), 3.45, 11.2))
        #expect(isNear(at(family, "hodges_lehmann.achieved"), 0.9552307, 1e-7))
    }

    @Test("anorexia is compared as by R's lm and t.test, with Holm, and the slopes are warned of")
    func anorexiaComparisons() async throws {
        let analysis = try await json(AnalysisFiles.anorexia, "--higher-is-better", "--reference", "Cont")
        let comparisons = try #require(analysis["comparisons"] as? [Object])
        #expect(comparisons.map { $0["group"] as? String } == ["CBT", "FT"])
        #expect(comparisons.allSatisfy { $0["reference"] as? String == "Cont" })
        let family = comparisons[1]
        #expect(isNear(at(comparisons[0], "adjusted.difference"), 4.0970655, 1e-7))
        #expect(isInterval(at(comparisons[0], "adjusted.ci95"), 0.318659859, 7.8754711972))
        #expect(isNear(at(comparisons[0], "adjusted.p_holm"), 0.0339993147))
        #expect(isNear(at(family, "adjusted.se"), 2.1931494, 1e-7))
        #expect(at(family, "adjusted.df") as? Int == 68)
        #expect(isNear(at(family, "adjusted.p_holm"), 0.0003780476))
        #expect(isNear(at(family, "unadjusted.difference"), 7.7147058824))
        #expect(isNear(at(family, "unadjusted.df"), 36.97886393))
        #expect(isNear(at(family, "unadjusted.p"), 0.0021518136))
        #expect(isInterval(at(family, "unadjusted.ci95"), 2.9765966415, 12.4528151232))
        #expect(at(family, "unadjusted.method") as? String == "welch")
        #expect(isNear(at(analysis, "slopes.f"), 5.41123, 1e-5))
        #expect(at(analysis, "slopes.df") as? [Int] == [2, 66])
        #expect(isNear(at(analysis, "slopes.p"), 0.0066656, 1e-6))
        let warnings = try #require(analysis["warnings"] as? [String])
        #expect(warnings.contains { $0.contains("differently in the groups (p = 0.007)") })
        #expect(warnings.last == "Treatments were chosen, not randomised: differences may reflect who was given what.")
    }

    @Test("JSON has the keys that are documented and no other")
    func keys() async throws {
        let analysis = try await json(AnalysisFiles.anorexia, "--lower-is-better", "--mcid", "5")
        #expect(Set(analysis.keys) == ["groups", "comparisons", "slopes", "warnings"])
        let group = try #require(groups(analysis).first)
        #expect(
            Set(group.keys) == [
                "group", "subjects", "pairs", "missing_before", "missing_after", "before", "after", "change",
                "wilcoxon", "hodges_lehmann", "responders",
            ]
        )
        func keys(_ value: Any?) -> Set<String> { Set((value as? Object ?? [:]).keys) }
        #expect(keys(group["before"]) == ["mean", "sd"] && keys(group["after"]) == ["mean", "sd"])
        #expect(
            keys(group["change"]) == ["mean", "sd", "t", "df", "p", "ci95", "d_z", "d_z_ci95", "g_z", "d_av"]
        )
        #expect(keys(group["wilcoxon"]) == ["zero_method", "exact", "used", "v", "z", "p"])
        #expect(keys(group["hodges_lehmann"]) == ["estimate", "ci95", "achieved"])
        let responders = try #require(group["responders"] as? [Object])
        #expect(responders.map { $0["definition"] as? String } == ["mcid", "30%", "50%", "60%"])
        #expect(responders.allSatisfy { Set($0.keys) == ["definition", "responders", "of", "proportion", "ci95"] })
        let comparison = try #require((analysis["comparisons"] as? [Object])?.first)
        #expect(keys(comparison) == ["group", "reference", "adjusted", "unadjusted", "responders"])
        #expect(keys(comparison["adjusted"]) == ["difference", "se", "t", "df", "p", "p_holm", "ci95"])
        #expect(keys(comparison["unadjusted"]) == ["difference", "df", "p", "ci95", "method"])
        #expect(
            keys((comparison["responders"] as? [Object])?.first) == ["definition", "difference", "ci95", "fisher_p"]
        )
        #expect(keys(analysis["slopes"]) == ["f", "df", "p"])
    }

    @Test("sleep (Student 1908) has R's figures under both methods for zeros")
    func sleep() async throws {
        let group = try #require(groups(await json(AnalysisFiles.sleep, "--higher-is-better")).first)
        #expect(group["group"] as? String == "all" && group["pairs"] as? Int == 10)
        #expect(isNear(at(group, "change.mean"), -1.58))
        #expect(isNear(at(group, "change.t"), -4.0621277, 1e-7))
        #expect(isInterval(at(group, "change.ci95"), -2.4598857633, -0.7001142367))
        #expect(at(group, "wilcoxon.used") as? Int == 9 && at(group, "wilcoxon.v") as? Double == 0)
        #expect(isNear(at(group, "wilcoxon.z"), -2.6679113, 1e-7))
        #expect(at(group, "wilcoxon.p") as? Double == 0.00390625)
        #expect(isNear(at(group, "hodges_lehmann.estimate"), -1.3))
        #expect(isInterval(at(group, "hodges_lehmann.ci95"), -2.8, -0.8))
        let options = ["--higher-is-better", "--zero-method", "pratt"]
        let pratt = try #require(groups(await json(AnalysisFiles.sleep, options[0], options[1], options[2])).first)
        #expect(at(pratt, "wilcoxon.zero_method") as? String == "pratt")
        #expect(isNear(at(pratt, "wilcoxon.z"), -2.7574718, 1e-7))
        #expect(at(pratt, "wilcoxon.p") as? Double == 0.00390625)
    }

    @Test("Hollander and Wolfe's nine pairs have R's exact figures, and one group is compared with none")
    func hollanderWolfe() async throws {
        let analysis = try await json(AnalysisFiles.hollanderWolfe, "--lower-is-better")
        let group = try #require(groups(analysis).first)
        #expect(at(group, "wilcoxon.v") as? Double == 40 && at(group, "wilcoxon.exact") as? Bool == true)
        #expect(at(group, "wilcoxon.p") as? Double == 0.0390625)
        #expect(isNear(at(group, "hodges_lehmann.estimate"), 0.46))
        #expect(isInterval(at(group, "hodges_lehmann.ci95"), 0.01, 0.786))
        #expect(at(group, "hodges_lehmann.achieved") as? Double == 0.9609375)
        #expect((analysis["comparisons"] as? [Object])?.isEmpty == true && analysis["slopes"] is NSNull)
        #expect((analysis["warnings"] as? [String])?.isEmpty == true)
    }

    @Test("a known instrument brings its direction, its MCID and its ends, without a database")
    func instrument() async throws {
        let text = "Subject, Before ,AFTER,age\na,5,2,33\nb,6,4,\nc,1,0,x\nd,0,0,9\ne,7,,1\nf,,,\n"
        let analysis = try await json(text, "--instrument", "morning-pain")
        let group = try #require(groups(analysis).first)
        #expect(group["subjects"] as? Int == 6 && group["pairs"] as? Int == 4)
        #expect(group["missing_before"] as? Int == 1 && group["missing_after"] as? Int == 2)
        let responders = try #require(group["responders"] as? [Object])
        #expect(responders.map { $0["responders"] as? Int } == [2, 3, 2, 2])
        #expect(responders.map { $0["of"] as? Int } == [4, 3, 3, 3])
        let warnings = try #require(analysis["warnings"] as? [String])
        #expect(warnings.contains("2 subjects had a baseline too near the end of the scale to reach the MCID."))
        #expect(warnings.contains("Percent responders leave out 1 subject with a score of 0 before."))
        let outside = try await analyse("subject,before,after\na,11,2\n", "--instrument", "morning-pain")
        #expect(outside.code == 65)
        #expect(outside.errors.contains("line 2, before (integer): the instrument goes from 0 to 10"))
        let tenths = try await json("subject,before,after\na,50.5,40\nb,60,60\n", "--instrument", "ffi")
        let between = try #require(groups(tenths).first)
        #expect(at(between, "change.mean") as? Double == -5.25)
        let unknown = try await analyse(text, "--instrument", "mornin-pain")
        #expect(unknown.code == 65 && unknown.errors.contains("did you mean morning-pain?"))
    }

    @Test("percent responders are null with a warning where a higher score is better or scores go below 0")
    func percentUndefined() async throws {
        for (text, option, words) in [
            (AnalysisFiles.anorexia, "--higher-is-better", "a higher score is better"),
            (AnalysisFiles.sleep, "--lower-is-better", "0 does not mean that there is no complaint"),
        ] {
            let analysis = try await json(text, option)
            let responders = try #require(groups(analysis).first?["responders"] as? [Object])
            #expect(responders.count == 3 && responders.allSatisfy { $0["responders"] is NSNull && $0["of"] is NSNull })
            #expect((analysis["warnings"] as? [String])?.contains { $0.contains(words) } == true)
        }
    }

    @Test("missing scores are empty or a code, as text or as a number")
    func missing() async throws {
        let text = "subject,before,after\na,5,-9\nb,-9.0,3\nc,4,3\nd, ,NA\n"
        let outcome = try await FirstStepBinary(environment: [:]).run(
            ["outcomes", "analyse", "-", "--lower-is-better", "--missing-code", "-9", "--missing-code", "NA"],
            input: text
        )
        #expect(outcome.code == 0, "\(outcome.errors)")
        let group = try #require(
            groups(await json(text, "--lower-is-better", "--missing-code=-9", "--missing-code=NA")).first
        )
        #expect(group["pairs"] as? Int == 1 && group["subjects"] as? Int == 4)
        #expect(group["missing_before"] as? Int == 2 && group["missing_after"] as? Int == 2)
        #expect(at(group, "change.mean") as? Double == -1 && at(group, "change.p") is NSNull)
    }

    @Test("the largest group is the reference if none is said; no such group is refused with those there are")
    func reference() async throws {
        let analysis = try await json(AnalysisFiles.anorexia, "--higher-is-better")
        #expect((analysis["comparisons"] as? [Object])?.map { $0["group"] as? String } == ["Cont", "FT"])
        let typo = try await analyse(AnalysisFiles.anorexia, "--higher-is-better", "--reference", "Con")
        #expect(typo.code == 65 && typo.output.isEmpty)
        #expect(typo.errors == "outcomes analyse: there is no group \"Con\"; did you mean Cont?\n")
        let other = try await analyse(AnalysisFiles.anorexia, "--higher-is-better", "--reference", "Placebo")
        #expect(other.errors.contains("the groups are: Cont, CBT, FT"))
    }

    @Test(
        "exactly one direction is asked for",
        arguments: [
            [], ["--lower-is-better", "--higher-is-better"], ["--instrument", "ffi", "--lower-is-better"],
        ]
    )
    func directions(options: [String]) async throws {
        let outcome = try await FirstStepBinary(environment: [:])
            .run(["outcomes", "analyse", "none.csv"] + options)
        #expect(outcome.code == 64)
        #expect(outcome.errors.contains("say one of --instrument CODE, --lower-is-better and --higher-is-better"))
    }

    @Test("an MCID is above 0 and has at most six decimals", arguments: ["0", "-2", "x", "0.0000001"])
    func badMCID(value: String) async throws {
        let outcome = try await analyse(AnalysisFiles.sleep, "--lower-is-better", "--mcid=\(value)")
        #expect(outcome.code == 64)
    }

    @Test("every bad cell is said with its line and column, never with its value, and nothing is analysed")
    func badCells() async throws {
        let text = """
            subject,group,before,after
            a,A,5,secret
            b,A,1e3,4

            b,A,3,4
            b,B,3,4,5
            c,,0.0000001,4
            ,A,3,4
            d,A,"2
            ",1000000.5
            """
        let outcome = try await analyse(text, "--lower-is-better")
        #expect(outcome.code == 65 && outcome.output.isEmpty)
        for words in [
            "-: line 2, after (word): write a number within 1000000 with at most 6 decimals",
            "line 3, before (word): write a number",
            "line 5, subject (word): this subject stands in an earlier row of the same group",
            "line 6: has 5 cells where the header has 4",
            "line 7, before (decimal): write a number within 1000000 with at most 6 decimals",
            "line 7, group (empty): every row needs a group",
            "line 8, subject (empty): every row needs a subject",
            "line 9, before (integer): write a number", "line 9, after (decimal): write a number",
            "outcomes analyse: 9 cells or rows of - cannot be read, so nothing was analysed; mend the file",
        ] { #expect(outcome.errors.contains(words), "\(words)") }
        #expect(!outcome.errors.contains("secret"))
    }

    @Test("a file that is none, or not CSV, or without the columns is refused with what would be right")
    func badFiles() async throws {
        let missing = try await FirstStepBinary(environment: [:])
            .run("outcomes", "analyse", "/nowhere/pain.csv", "--lower-is-better")
        #expect(missing.code == 66 && missing.errors.contains("/nowhere/pain.csv cannot be read"))
        for (text, words) in [
            ("", "-: the file is empty; its first line names the columns"),
            ("subject,pre,post\na,1,2\n", "-: the first line names no column before, after"),
            ("subject;before;after\na;1;2\n", "the columns are divided by semicolons"),
            ("subject,before,before,after\n", "the first line names the column before twice"),
            ("subject,before,after\na,\"1,2\n", "line 2, column 2: the quote that opens here is never closed"),
        ] {
            let outcome = try await analyse(text, "--lower-is-better")
            #expect(outcome.code == 65 && outcome.errors.contains(words), "\(outcome.errors)")
        }
    }

    @Test("a header without rows, a group without pairs and a single pair are analysed as far as can be")
    func nearlyNothing() async throws {
        let nothing = try await json("subject,group,before,after\n", "--lower-is-better")
        #expect(try groups(nothing).isEmpty)
        #expect(nothing["warnings"] as? [String] == ["The file has no rows below its header."])
        let thin = try await json("subject,group,before,after\na,A,5,3\nb,B,6,\nc,A,7,\n", "--lower-is-better")
        let comparison = try #require((thin["comparisons"] as? [Object])?.first)
        #expect(at(comparison, "adjusted.difference") is NSNull && at(comparison, "unadjusted.p") is NSNull)
        #expect(at(comparison, "unadjusted.method") as? String == "welch")
        let last = try #require(groups(thin).last)
        #expect(at(last, "wilcoxon.used") as? Int == 0)
        let warnings = try #require(thin["warnings"] as? [String])
        #expect(warnings.contains("A: Fewer than 2 pairs: the change is not tested."))
        #expect(warnings.contains("No subject of B has a score before and after: it is not compared."))
    }

    @Test("the table fits a narrow terminal and says what is not adjusted; CSV has a record a group")
    func formats() async throws {
        let table = try await analyse(
            AnalysisFiles.anorexia,
            "--higher-is-better",
            "--reference",
            "Cont",
            "--mcid",
            "5"
        )
        #expect(table.code == 0 && table.output.contains("COMPARED WITH Cont: CHANGE, NOT ADJUSTED"))
        #expect(table.output.contains("Equal slopes: F(2, 66) = 5.41, p = 0.007"))
        #expect(table.output.contains("FT     5.0 (MCID)          12  17  70.6   46.9 to 86.7"), "\(table.output)")
        let tables = table.output.components(separatedBy: "HOW TO READ THIS")[0]
        #expect(tables.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(tables)")
        let csv = try await analyse(
            AnalysisFiles.anorexia,
            "--higher-is-better",
            "--reference",
            "Cont",
            "--format",
            "csv"
        )
        let lines = csv.output.components(separatedBy: "\r\n")
        #expect(
            lines.count == 5 && lines[0].hasPrefix("group,subjects,pairs,") && lines[1].hasPrefix("Cont,26,26,0,0,")
        )
        let widths = Set(lines.dropLast().map { $0.split(separator: ",", omittingEmptySubsequences: false).count })
        #expect(widths.count == 1)
        #expect(lines[3].contains(",Cont,8.66012818"))
    }

    @Test("the same pairs in another order give the same bytes")
    func order() async throws {
        let lines = AnalysisFiles.sleep.split(separator: "\n")
        let turned = ([lines[0]] + lines.dropFirst().reversed()).joined(separator: "\r\n")
        let options = ["outcomes", "analyse", "-", "--higher-is-better", "--format", "json"]
        let one = try await FirstStepBinary(environment: [:]).run(options, input: AnalysisFiles.sleep)
        let other = try await FirstStepBinary(environment: [:]).run(options, input: turned)
        #expect(one.output == other.output && one.code == 0)
    }
}
