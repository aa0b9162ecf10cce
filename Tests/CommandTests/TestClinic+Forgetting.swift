import Foundation
import TestSupport
import Testing

extension TestClinic {
    /// Erases the patient of ``toForget()``.
    static let erase = "patient erase P-1002 --confirm P-1002 --override-retention --reason \"court order\""

    /// P-1002, Quirinia Zabelthau of 92, with a closed case, free texts everywhere and a charge; everybody looked for her.
    static func toForget() async throws -> TestClinic {
        let clinic = try await TestClinic()
        let born = Calendar(identifier: .gregorian).component(.year, from: Date()) - 92
        for line in [
            "patient add --family Zabelthau --given Quirinia --born \(born)-01-01 --sex female --dry-run",
            "patient add --family Zabelthau --given Quirinia --born \(born)-01-01 --sex female --city Zabelthau --state CO",
            "patient edit P-1002 --email quirinia@zabelthau.example --address \"1 Zabelthau Way\"",
            "patient find zabel",
            "patient find Zabelthau 1911-01-01",
            "case open P-1002 --side left --opened-on 2025-01-13 --complaint \"Zabelthau limps\"",
            "case diagnose C-1001 --diagnosis plantar-fasciopathy --on 2025-01-13",
            "exam record C-1001 --on 2025-01-13 --finding hop=positive --note \"Ms Zabelthau winced\"",
            "series plan C-1001 --treatment focused-eswt --on 2025-01-13 --note \"Zabelthau\"",
            "session record S-1 --on 2025-01-14 --energy 0.2 --impulses 2000 --note \"Zabelthau\"",
            "score record C-1001 --value 7 --on 2025-01-13 --note \"Zabelthau said\"",
            "score record C-1001 --value 2 --on 2025-04-10",
            "case milestone C-1001 plateau --on 2025-02-01 --note \"Quirinia\"",
            "billing charges add C-1001 --service visit-new --amount 180 --on 2025-01-13",
            "case close C-1001 --outcome improved --on 2025-05-01",
        ] {
            #expect(try await clinic.firststep(line).code == 0, "\(line)")
        }
        try await clinic.superuser("ANALYZE")
        return clinic
    }
}
