import Domain
import Foundation
import Outcomes
import Records
import Tabular

/// What the sums of several clinics give together, where some of them publish no counts.
public struct PooledReport: Sendable, Encodable {
    /// The clinics.
    public let clinics: [Clinic]
    /// The instrument.
    public let instrument: String
    /// Whether a rising score is an improvement.
    public let higherIsBetter: Bool
    /// Code of the main window.
    public let window: String
    /// Version of the MCID.
    @Nullable public var mcidVersion: Int?
    /// What the figures are for.
    public let purpose: String
    /// The program that merged.
    public let programVersion: String
    /// The groups: all heels by window, then the strata at the main window.
    public let groups: [Group]
    /// Treatments compared, group - reference, adjusted for the baseline.
    public let contrasts: [Contrast]
    /// What cannot be had from sums.
    public let notAvailable = [
        "Wilcoxon", "Hodges-Lehmann", "Kaplan-Meier", "who is missing", "months", "clinicians", "milestones", "prices",
    ]
    /// The clinics because of whose files that is so.
    public let withoutCounts: [String]

    /// A clinic with its file.
    public struct Clinic: Sendable, Encodable {
        /// Code.
        public let clinic: String
        /// Up to when its records were read.
        public let asOf: String
        /// Whether settled.
        public let settled: Bool
        /// How its file is marked.
        public let publication: String
        /// The program that counted.
        public let programVersion: String
    }

    /// A group of heels of all clinics.
    public struct Group: Sendable, Encodable {
        /// `all` or a breakdown.
        public let by: String
        /// Code of the window.
        public let window: String
        /// Code of the stratum.
        @Nullable public var code: String?
        /// Its name.
        public let name: String
        /// Pairs.
        public let pairs: Int
        /// How many clinics gave the group; a small group of a clinic is missing.
        public let clinics: Int
        /// Scores before.
        public let before: OutcomeStratum.Summary
        /// Scores after.
        public let after: OutcomeStratum.Summary
        /// After - before.
        public let change: OutcomeStratum.Change
        /// Responders that every one of these clinics gave.
        public let responders: [CountFile.ResponderCount]
    }

    /// A treatment against the largest.
    public struct Contrast: Sendable, Encodable {
        /// The treatment.
        public let group: String
        /// The reference.
        public let reference: String
        /// The adjusted difference.
        public let adjusted: TreatmentComparison.Difference
    }
}

extension PooledReport {
    /// Adds the sums of the files.
    public init(_ merged: MergedFiles, programVersion: String) throws {
        let first = merged.inputs[0].file
        let rules = try first.outcomeRules()
        clinics = merged.inputs.map { Clinic($0.file) }
        (instrument, higherIsBetter) = (rules.instrument.name, rules.instrument.higherIsBetter)
        (window, mcidVersion, purpose) = (first.rules.window, rules.mcid?.version, first.question.purpose)
        self.programVersion = programVersion
        let lines = try merged.inputs.flatMap { try $0.file.allSums() }
        var order: [Key] = []
        var sums: [Key: [CountFile.SumsLine]] = [:]
        for line in lines {
            let key = Key(by: line.by, window: line.window, code: line.code)
            if sums[key] == nil { order.append(key) }
            sums[key, default: []].append(line)
        }
        let scale = rules.instrument.scale
        groups = order.compactMap { key in sums[key].map { Group($0, scale: scale) } }
        let compared = order.compactMap { key -> ComparedGroup? in
            guard key.by == OutcomeDimension.treatment.rawValue, let code = key.code, let lines = sums[key] else {
                return nil
            }
            let total = lines.pooled
            return total.n >= TreatmentComparison.fewestPairs ? ComparedGroup(code, total) : nil
        }
        contrasts = Self.contrasts(compared, scale: scale)
        withoutCounts = merged.inputs.filter { $0.file.exact == nil }.map(\.file.clinic)
    }

    private struct Key: Hashable {
        let by: String
        let window: String
        let code: String?
    }

    private static func contrasts(_ groups: [ComparedGroup], scale: Scale) -> [Contrast] {
        guard groups.count > 1, let reference = ComparedGroup.reference(among: groups) else { return [] }
        let model = AnalysisOfCovariance(groups, reference: reference, scale: scale)
        return zip(model.contrasts, HolmAdjustment.adjusted(model.contrasts.map(\.p))).map { contrast, p in
            Contrast(
                group: contrast.group,
                reference: reference,
                adjusted: TreatmentComparison.Difference(contrast, pHolm: p)
            )
        }
    }
}

extension [CountFile.SumsLine] {
    fileprivate var pooled: PairSums {
        dropFirst().reduce(self[0].sums) { $0 + $1.sums }
    }
}

extension PooledReport.Clinic {
    fileprivate init(_ file: CountFile) {
        (clinic, asOf, settled) = (file.clinic, file.asOf, file.settled)
        (publication, programVersion) = (file.publication, file.programVersion)
    }
}

extension PooledReport.Group {
    fileprivate init(_ lines: [CountFile.SumsLine], scale: Scale) {
        let sums = lines.pooled
        let paired = PairedChange(sums, scale: scale)
        (by, window, name) = (lines[0].by, lines[0].window, lines[0].name)
        (pairs, clinics) = (sums.n, lines.count)
        code = lines[0].code
        before = OutcomeStratum.Summary(paired.before)
        after = OutcomeStratum.Summary(paired.after)
        change = OutcomeStratum.Change(paired, EffectSizes(sums))
        responders = lines[0].responders.compactMap { first in
            let all = lines.compactMap { line in line.responders.first { $0.definition == first.definition } }
            guard all.count == lines.count else { return nil }
            return CountFile.ResponderCount(
                definition: first.definition,
                responders: all.reduce(0) { $0 + $1.responders },
                of: all.reduce(0) { $0 + $1.of }
            )
        }
    }
}

extension CountFile {
    /// Its sums: those that it has, else those of its counts.
    fileprivate func allSums() throws -> [SumsLine] {
        guard let cohort = try cohort() else { return sums ?? [] }
        let main = rules.window
        let windows = cohort.rules.followUps.compactMap { window in
            cohort.windows[window.code].flatMap { Self.line("all", window.code.rawValue, nil, "All", $0, cohort.rules) }
        }
        let strata = try outcomeQuestion().breakdowns.dimensions.flatMap { dimension in
            (cohort.strata[dimension] ?? [:]).sorted { $0.key < $1.key }.compactMap { code, heels in
                let name = cohort.names.name(of: code, by: dimension)
                return Self.line(dimension.rawValue, main, code.code, name, heels, cohort.rules)
            }
        }
        return windows + strata
    }

    private static func line(
        _ by: String,
        _ window: String,
        _ code: String?,
        _ name: String,
        _ heels: HeelCounts,
        _ rules: OutcomeRules
    ) -> SumsLine? {
        let sums = PairSums(heels.pairs)
        guard sums.n > 0 else { return nil }
        let responders = ResponderLine.all(by: rules, in: heels.pairs).compactMap { line, _ -> ResponderCount? in
            guard let responders = line.responders, let of = line.of else { return nil }
            return ResponderCount(definition: line.definition, responders: responders, of: of)
        }
        return SumsLine(by: by, window: window, code: code, name: name, sums: sums, responders: responders)
    }
}

extension PooledReport: PrintableReport {
    /// One object, with its digest.
    public func json() throws -> Data {
        try JSONText.encode(SealedReport(self))
    }

    /// A record a group.
    public func csv() -> [UInt8] {
        var writer = CSVWriter()
        writer.writeHeader([
            "instrument", "window", "breakdown", "code", "name", "clinics", "pairs", "mean_before", "mean_after",
            "mean_change", "sd_change", "ci95_low", "ci95_high", "t", "df", "p",
        ])
        for group in groups {
            let change = group.change
            let numbers = [
                group.before.mean, group.after.mean, change.mean, change.sd, change.ci95?.first, change.ci95?.last,
                change.t,
                change.df.map(Double.init), change.p,
            ]
            writer.write(
                [
                    .text(instrument), .text(group.window), .text(group.by), group.code.map { .text($0) } ?? .empty,
                    .text(group.name), .number(String(group.clinics)), .number(String(group.pairs)),
                ] + numbers.map { $0.map { .number(Figures.decimal($0, places: 10)) } ?? .empty }
            )
        }
        return writer.bytes
    }

    /// The report as people read it.
    public var document: ReportDocument {
        ReportDocument(
            title: "Outcome report of several clinics",
            subtitle: "\(instrument) (\(higherIsBetter ? "higher" : "lower") is better), main window \(window)",
            clinic: clinics.map(\.clinic).joined(separator: ", "),
            asOf: clinics.map { "\($0.clinic) \($0.asOf)\($0.settled ? "" : " (not settled)")" }.joined(
                separator: "; "
            ),
            facts: [.init("For", purpose)],
            banners: [
                .notice(
                    "Not available from sums: \(notAvailable.joined(separator: ", ")). No counts came from: "
                        + "\(withoutCounts.joined(separator: ", "))."
                )
            ],
            sections: [changeSection, responderSection, treatmentSection],
            notes: ["Merged by FirstStep \(programVersion) without any patient's row."]
        )
    }

    private func label(_ group: Group) -> String {
        group.by == "all" ? "All, \(group.window)" : "\(group.name) (\(group.by))"
    }

    private var changeSection: ReportDocument.Section {
        .init(
            "change",
            "How the score changed",
            lead: ["A group that is small in a clinic is missing from its sums: groups need not add up to all."],
            blocks: [
                .table(
                    .init(
                        "Change from baseline",
                        [.text("")]
                            + ["Clinics", "Pairs", "Before", "After", "Change", "SD", "95 % interval", "p", "d_z"].map(
                                ReportDocument.Column.number
                            ),
                        rows: groups.map { group in
                            let change = group.change
                            return [
                                label(group), "\(group.clinics)", "\(group.pairs)",
                                Figures.decimal(group.before.mean, places: 1),
                                Figures.decimal(group.after.mean, places: 1),
                                change.mean.map { Figures.signed($0, places: 1) } ?? "",
                                Figures.decimal(change.sd, places: 2),
                                Figures.interval(change.ci95, places: 1), Figures.probability(change.p),
                                Figures.decimal(change.dZ, places: 2),
                            ]
                        }
                    )
                )
            ]
        )
    }

    private var responderSection: ReportDocument.Section {
        .init(
            "responders",
            "Who responded",
            blocks: [
                .table(
                    .init(
                        "Responders",
                        [.text(""), .text("Definition"), .number("Responders"), .number("Of"), .number("Share")],
                        rows: groups.flatMap { group in
                            group.responders.map { line in
                                [
                                    label(group), line.definition, "\(line.responders)", "\(line.of)",
                                    Figures.percent(Proportion(line.responders, of: line.of).estimate),
                                ]
                            }
                        },
                        whenEmpty: "no definition that every clinic published."
                    )
                )
            ]
        )
    }

    private var treatmentSection: ReportDocument.Section {
        .init(
            "treatments",
            "Treatments compared",
            lead: ["Treatments were chosen, not randomised: differences may reflect who was given what."],
            blocks: [
                .table(
                    .init(
                        "Adjusted differences, group - reference",
                        [
                            .text(""), .text("Against"), .number("Difference"), .number("95 % interval"),
                            .number("p (Holm)"),
                        ],
                        rows: contrasts.map { line in
                            [
                                line.group, line.reference, Figures.signed(line.adjusted.difference, places: 2),
                                Figures.interval(line.adjusted.ci95, places: 2),
                                Figures.probability(line.adjusted.pHolm),
                            ]
                        },
                        whenEmpty: "too few heels to compare treatments."
                    )
                )
            ]
        )
    }
}
