import Domain
import Outcomes

/// What a clinic's own spreadsheet of scores before and after comes to: the one value behind every format.
///
/// What cannot be estimated is nil, and null in JSON, with a sentence in ``warnings``.
public struct OutcomeAnalysis: Sendable, Encodable {
    /// The groups, in the order of the file.
    public let groups: [AnalysedGroup]
    /// Each group but the reference against the reference, in the same order.
    public let comparisons: [AnalysedComparison]
    /// The test of equal slopes; nil where it cannot be made.
    @Nullable public var slopes: AnalysedComparison.Slopes?
    /// How the figures are to be read, and why some are missing.
    public let warnings: [String]

    /// What was asked.
    let question: AnalysisQuestion
    /// The mean baseline of all pairs, at which groups are compared; nil where they are not.
    let meanBaseline: Double?

    private enum CodingKeys: String, CodingKey {
        case groups, comparisons, slopes, warnings
    }

    /// Analyses groups of counts; throws ``InvalidInput`` where the reference is none of them.
    public init(_ groups: [CountedGroup], _ question: AnalysisQuestion) throws {
        var sentences: [String] = []
        self.groups = groups.map { group in
            var warnings: [Warning] = []
            let analysed = AnalysedGroup(group, question, warnings: &warnings)
            sentences += warnings.map { $0.said(of: group.name, among: groups.count) }
            return analysed
        }
        let comparison = try Comparison(groups, question)
        comparisons = comparison?.lines ?? []
        meanBaseline = comparison?.covariance.contrasts.isEmpty == false ? comparison?.covariance.meanBaseline : nil
        _slopes = Nullable(
            wrappedValue: comparison?.covariance.equalSlopes.map(AnalysedComparison.Slopes.init)
        )
        let refusals = question.definitions.compactMap { $0.refusal(on: question.scale) }
        let empty = self.groups.allSatisfy { $0.subjects == 0 } ? ["The file has no rows below its header."] : []
        warnings = (empty + refusals.map(\.ofSubjects) + sentences + (comparison?.warnings ?? [])).uniqued()
        self.question = question
    }
}

extension Warning {
    /// Of a spreadsheet, whose rows are subjects.
    var ofSubjects: String { sentence(counting: "subject") }

    /// The same with the name of its group, where there are several.
    func said(of group: String, among groups: Int) -> String {
        groups > 1 ? "\(group): \(ofSubjects)" : ofSubjects
    }
}

/// The groups against the reference.
private struct Comparison {
    let covariance: AnalysisOfCovariance
    let lines: [AnalysedComparison]
    let warnings: [String]

    /// It is nil of fewer than two groups.
    init?(_ groups: [CountedGroup], _ question: AnalysisQuestion) throws {
        let compared = groups.map { ComparedGroup($0.name, $0.counts) }
        guard let reference = try Self.reference(compared, question), compared.count > 1 else { return nil }
        let covariance = AnalysisOfCovariance(compared, reference: reference.name, scale: question.scale)
        let others = zip(groups, compared).filter { $1.name != reference.name }
        let contrasts = others.map { group, _ in covariance.contrasts.first { $0.group == group.name } }
        let holm = HolmAdjustment.adjusted(contrasts.map { $0?.p })
        var unadjusted: [String] = []
        let counts = groups.first { $0.name == reference.name }?.counts ?? PairCounts()
        lines = others.enumerated().map { place, other in
            let welch = WelchComparison(other.1, reference: reference, scale: question.scale)
            unadjusted += welch.warnings.map { "\(other.1.name) against \(reference.name): \($0.ofSubjects)" }
            return AnalysedComparison(
                group: other.1.name,
                reference: reference.name,
                adjusted: .init(contrasts[place], pHolm: holm[place]),
                unadjusted: .init(welch.contrast),
                responders: question.definitions.map {
                    .init($0, Self.difference($0, other.0.counts, counts, question.scale))
                }
            )
        }
        warnings = covariance.warnings.map(\.ofSubjects) + unadjusted + [Warning.notRandomised.ofSubjects]
        self.covariance = covariance
    }

    private static func reference(_ groups: [ComparedGroup], _ question: AnalysisQuestion) throws -> ComparedGroup? {
        let name = question.reference ?? ComparedGroup.reference(among: groups)
        let found = groups.first { $0.name == name }
        guard found == nil, let asked = question.reference else { return found }
        let names = groups.map(\.name)
        let near = Spelling.near(asked, among: names)
        let hint =
            near.isEmpty
            ? (names.isEmpty ? "the file has none" : "the groups are: \(names.joined(separator: ", "))")
            : "did you mean \(near.joined(separator: " or "))?"
        throw InvalidInput("there is no group \"\(asked)\"; \(hint)")
    }

    private static func difference(
        _ definition: ResponderDefinition,
        _ group: PairCounts,
        _ reference: PairCounts,
        _ scale: Scale
    ) -> ProportionDifference? {
        guard let one = Responders(definition, in: group, scale: scale),
            let other = Responders(definition, in: reference, scale: scale)
        else { return nil }
        return ProportionDifference(one.proportion, reference: other.proportion)
    }
}
