import Domain
import Outcomes
import Records

/// The count files of several clinics, which were counted alike.
public struct MergedFiles: Sendable {
    let inputs: [(name: String, file: CountFile)]

    /// Takes files with the names by which they are spoken of.
    ///
    /// Throws ``InvalidInput`` that names two files and what is different in them, or that are of one clinic.
    public init(_ inputs: [(name: String, file: CountFile)]) throws {
        guard inputs.count > 1 else { throw InvalidInput("to merge takes two files or more") }
        let first = inputs[0]
        for (place, input) in inputs.enumerated().dropFirst() {
            if let same = inputs[..<place].first(where: { $0.file.clinic == input.file.clinic }) {
                throw InvalidInput("\(same.name) and \(input.name) are both of the clinic \(input.file.clinic)")
            }
            if let difference = first.file.difference(from: input.file) {
                throw InvalidInput("\(first.name) and \(input.name) do not fit: they differ in the \(difference)")
            }
        }
        self.inputs = inputs
    }

    /// Whether every file is exact, so that the report is whole.
    public var isExact: Bool { inputs.allSatisfy { $0.file.exact != nil } }

    /// The whole report of all clinics; nil where a file has sums alone.
    public func report(programVersion: String) throws -> OutcomeReport? {
        guard isExact, let first = inputs.first?.file, var cohort = try first.cohort() else { return nil }
        for input in inputs.dropFirst() {
            if let other = try input.file.cohort() { cohort += other }
        }
        let moments = try inputs.map { try $0.file.reportMoment() }
        guard let earliest = moments.min(by: { $0.moment < $1.moment }) else { return nil }
        return try OutcomeReport(
            cohort,
            question: first.outcomeQuestion(),
            at: ReportMoment(
                moment: earliest.moment,
                day: earliest.day,
                clinicName: "\(inputs.count) clinics together",
                isSettled: moments.allSatisfy(\.isSettled)
            ),
            ofClinic: inputs.map(\.file.clinic).sorted().joined(separator: ", "),
            programVersion: programVersion
        )
    }
}

extension CountFile {
    /// What is not the same in two files, in words; nil where they can be added.
    fileprivate func difference(from other: CountFile) -> String? {
        let (one, two) = (rules, other.rules)
        let pairs: [(String, Bool)] = [
            ("instrument", one.instrument == two.instrument),
            ("windows", one.baseline == two.baseline && one.windows == two.windows),
            ("main window (\(one.window), \(two.window))", one.window == two.window),
            (
                "MCID (\(one.mcid.map { "version \($0.version)" } ?? "none"), "
                    + "\(two.mcid.map { "version \($0.version)" } ?? "none"))", one.mcid == two.mcid
            ), ("definitions of a response", one.percentFalls == two.percentFalls),
            ("breakdowns", question.breakdowns == other.question.breakdowns),
            ("purpose (\(question.purpose), \(other.question.purpose))", question.purpose == other.question.purpose),
            ("days counted (--from, --to)", question.from == other.question.from && question.to == other.question.to),
            ("counting of every heel (--all-heels)", question.allHeels == other.question.allHeels),
            (
                "catalogue of diagnoses and stages",
                exact == nil || other.exact == nil
                    || (exact?.diagnosisClasses == other.exact?.diagnosisClasses && exact?.ladder == other.exact?.ladder
                        && exact?.milestones.map(\.code) == other.exact?.milestones.map(\.code))
            ),
        ]
        return pairs.first { !$0.1 }?.0
    }
}
