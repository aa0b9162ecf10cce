import Testing

@testable import Domain

@Suite("Spelling")
struct SpellingTests {
    @Test(
        "counts letters missing, too many, wrong or swapped",
        arguments: [
            ("", "", 0), ("add", "", 3), ("ad", "add", 1), ("pateint", "patient", 1), ("lsit", "list", 1),
            ("kitten", "sitting", 3), ("ca", "abc", 3),
        ]
    )
    func slips(one: String, other: String, count: Int) {
        #expect(Spelling.slips(one, other) == count)
        #expect(Spelling.slips(other, one) == count)
    }

    @Test("offers what was probably meant, the nearest first, and nothing for what is far from everything")
    func near() {
        let known = ["plantar-fasciopathy", "stress-reaction", "list", "find", "edit"]
        #expect(Spelling.near("plantar-fascopathi", among: known) == ["plantar-fasciopathy"])
        #expect(Spelling.near("Stress", among: known) == ["stress-reaction"])
        #expect(Spelling.near("lits", among: known) == ["list"])
        #expect(Spelling.near("fint", among: ["fits", "find"]) == ["find"])
        #expect(Spelling.near("milestond", among: ["milestoxy", "milestone"]) == ["milestone", "milestoxy"])
        #expect(Spelling.near("broken", among: known) == [])
        #expect(Spelling.near("", among: known) == [])
    }
}
