import Domain
import Postgres
import Records
import Reports

/// What is not permitted, and so is logged: by the program's word, or by the database's.
enum Refusal {
    static func isOne(_ error: any Error) -> Bool {
        error is NotPermitted || isFromDatabase(error)
    }

    /// Our own words; the database's may quote what was asked.
    static func detail(of error: any Error) -> AuditDetail {
        var detail = AuditDetail()
        if let error = error as? NotPermitted { try? detail.note("refusal", error.description) }
        return detail
    }

    /// A refusal of the database in our own words: what the command is about, and whose duty it is.
    ///
    /// Any other error stays as it is, and so does a refusal of somebody who has that duty.
    static func explained(_ error: any Error, at desk: Desk) async -> any Error {
        guard isFromDatabase(error), let (area, right) = subject(of: desk.action) else { return error }
        let answer = try? await desk.pool.transaction { transaction in
            let duties = try await ClinicContext.find(nil, in: transaction).duties
            return (try await DutyRecords.holders(of: right, to: area, in: transaction), held: duties)
        }
        guard let (holders, held) = answer, !holders.isEmpty, !holders.contains(where: held.contains) else {
            return error
        }
        let what = right == .read ? "\(area.words) are" : "changing \(area.words) is"
        return NotPermitted(what, for: holders, not: held)
    }

    private static func isFromDatabase(_ error: any Error) -> Bool {
        (error as? PostgresError)?.sqlState == .insufficientPrivilege
    }

    /// What a command is about, by its words: the longest beginning that is known decides.
    private static func subject(of action: String) -> (Area, AreaRight)? {
        let words = action.split(separator: " ").map(String.init)
        let beginnings = words.indices.reversed().map { words[...$0].joined(separator: " ") }
        guard let area = beginnings.lazy.compactMap({ areas[$0] }).first, let verb = words.last else { return nil }
        let isReading = reading.contains(verb) && words.first != "import"
        return (area, isReading ? .read : voiding.contains(verb) ? .void : .record)
    }

    private static let reading: Set = [
        "show", "list", "find", "summary", "export", "services", "catalogue", "duplicates", "verify",
        "fhir", "tables", "template",
    ]

    private static let voiding: Set = ["void", "reopen", "resume", "unmerge"]

    private static let areas: [String: Area] = [
        "patient": .patients, "patient merge": .merges, "patient unmerge": .merges,
        "case": .cases, "case diagnose": .diagnoses, "case milestone": .milestones, "case close": .closings,
        "case reopen": .closings,
        "exam": .findings, "imaging": .imaging, "imaging price": .imagingPrices, "imaging catalogue": .imagingPrices,
        "home": .homeCare, "series": .series, "session": .sessions, "score": .scores,
        "export": .cases, "billing": .charges, "billing services": .fees, "billing fees": .fees,
        "import patients": .patients, "import cases": .diagnoses, "import sessions": .sessions,
        "import scores": .scores, "import fhir": .diagnoses,
        "rule": .settings, "holiday": .settings, "contraindication": .settings,
        "staff": .staff, "clinic": .settings, "consent": .consents, "audit": .log,
    ]
}
