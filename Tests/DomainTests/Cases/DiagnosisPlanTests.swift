import Testing

@testable import Domain

@Suite("What recording a diagnosis does to those that stand")
struct DiagnosisPlanTests {
    private let fasciopathy = StandingDiagnosis(
        DiagnosisNumber(rawValue: 1),
        Diagnosis(DiagnosisCode(rawValue: "plantar-fasciopathy"), status: .suspected, basis: [.exam]),
        isPrimary: true
    )
    private let haglund = StandingDiagnosis(
        DiagnosisNumber(rawValue: 2),
        Diagnosis(DiagnosisCode(rawValue: "haglund"), status: .confirmed),
        isPrimary: false
    )

    private func plan(
        _ code: String,
        _ status: DiagnosisStatus = .confirmed,
        basis: [DiagnosisBasis] = [],
        _ place: DiagnosisPlace = .natural,
        among standing: [StandingDiagnosis]
    ) throws -> DiagnosisPlan {
        try DiagnosisPlan(
            Diagnosis(DiagnosisCode(rawValue: code), status: status, basis: basis),
            place,
            among: standing
        )
    }

    private func reasons(_ plan: DiagnosisPlan) -> [String] {
        plan.strikes.map { "\($0.number) \($0.reason)" }
    }

    @Test("the first diagnosis of a heel is primary, unless it is said to be secondary or is refuted")
    func first() throws {
        #expect(try plan("haglund", among: []).isPrimary)
        #expect(try !plan("haglund", .confirmed, .secondary, among: []).isPrimary)
        #expect(try !plan("haglund", .refuted, among: []).isPrimary)
    }

    @Test("a second primary diagnosis is refused, naming the first")
    func secondPrimary() throws {
        let refusal = #expect(throws: InvalidInput.self) { try plan("haglund", among: [fasciopathy]) }
        #expect(refusal?.description.contains("plantar-fasciopathy (suspected)") == true)
        #expect(try reasons(plan("haglund", .confirmed, .secondary, among: [fasciopathy])) == [])
        #expect(try reasons(plan("haglund", .refuted, among: [fasciopathy])) == [])
    }

    @Test("another status strikes the earlier fact and keeps its place, but a refuted one is never primary")
    func status() throws {
        let confirmed = try plan("plantar-fasciopathy", among: [fasciopathy, haglund])
        #expect(reasons(confirmed) == ["D-1 status changed to confirmed"])
        #expect(confirmed.isPrimary && !confirmed.leavesNoPrimary)
        let refuted = try plan("plantar-fasciopathy", .refuted, among: [fasciopathy, haglund])
        #expect(reasons(refuted) == ["D-1 status changed to refuted"])
        #expect(!refuted.isPrimary && refuted.leavesNoPrimary)
        let secondary = try plan("haglund", .suspected, among: [fasciopathy, haglund])
        #expect(!secondary.isPrimary && !secondary.leavesNoPrimary)
    }

    @Test("a secondary diagnosis can be made primary once no other one is")
    func promotion() throws {
        let promoted = try plan("haglund", among: [haglund])
        #expect(promoted.isPrimary)
        #expect(reasons(promoted) == ["D-2 made primary"])
        let demoted = try plan("plantar-fasciopathy", .suspected, .secondary, among: [fasciopathy])
        #expect(reasons(demoted) == ["D-1 made secondary"])
        #expect(demoted.leavesNoPrimary)
    }

    @Test("a new basis is a new fact, and the same again is refused")
    func sameAgain() throws {
        let better = try plan("plantar-fasciopathy", .suspected, basis: [.imaging, .exam], among: [fasciopathy])
        #expect(reasons(better) == ["D-1 basis changed to exam, imaging"])
        for basis in [[], [DiagnosisBasis.exam]] {
            #expect(throws: InvalidInput.self) {
                try plan("plantar-fasciopathy", .suspected, basis: basis, among: [fasciopathy])
            }
        }
    }

    @Test("replacing strikes the primary diagnosis and the same one, with the reason given")
    func replacement() throws {
        let reason = Line(rawValue: "wrong")
        let replaced = try plan(
            "haglund",
            .confirmed,
            .replacing(reason: reason, isSecondary: false),
            among: [fasciopathy, haglund]
        )
        #expect(reasons(replaced) == ["D-2 wrong", "D-1 wrong"])
        #expect(replaced.isPrimary && !replaced.leavesNoPrimary)
        let corrected = try plan(
            "haglund",
            .confirmed,
            .replacing(reason: reason, isSecondary: true),
            among: [fasciopathy, haglund]
        )
        #expect(reasons(corrected) == ["D-2 wrong"])
        #expect(!corrected.isPrimary && !corrected.leavesNoPrimary)
    }

    @Test("replacing is refused where there is nothing to replace, and for what is refuted")
    func nothingToReplace() {
        let reason = Line(rawValue: "wrong")
        #expect(throws: InvalidInput.self) {
            try plan("haglund", .confirmed, .replacing(reason: reason, isSecondary: false), among: [])
        }
        #expect(throws: InvalidInput.self) {
            try plan("haglund", .refuted, .replacing(reason: reason, isSecondary: false), among: [fasciopathy])
        }
        #expect(throws: InvalidInput.self) {
            try plan("haglund", .confirmed, .replacing(reason: reason, isSecondary: true), among: [fasciopathy])
        }
    }
}
