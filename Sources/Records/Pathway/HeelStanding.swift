import Domain
import Postgres

/// Where a heel stands on the treatment ladder.
public struct HeelStanding: Sendable {
    /// The heel.
    public let side: Side
    /// Its stage, and whether the stage's success has come.
    public let ladder: LadderStanding
}

extension HeelStanding {
    /// Where the heels of a case stand today, or stood on the day it was closed; none for who may not read what it is judged by.
    static func read(
        of entry: CaseEntry,
        of clinic: ClinicContext,
        in transaction: borrowing Transaction
    ) async throws -> [HeelStanding] {
        guard clinic.mayJudgeHeels else { return [] }
        let stages = try await RuleRecords(clinic).ladder(in: transaction)
        let day = min(entry.closedOn ?? clinic.today, clinic.today)
        return try await HeelRecords(clinic).read([entry.number], in: transaction).compactMap { heel in
            heel.standing(on: day, in: stages).map { HeelStanding(side: heel.side, ladder: $0) }
        }
    }
}

extension ClinicContext {
    /// Whether the person at the desk may see all that rules and ladder go by.
    var mayJudgeHeels: Bool {
        [.findings, .imaging, .homeCare, .sessions, .scores, .milestones].allSatisfy(mayRead)
    }
}
