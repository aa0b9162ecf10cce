import Testing

@testable import Cluster

@Suite("What is to be done to a schema")
struct MigrationPlanTests {
    private let files = [(name: "0002_cases.sql", text: "b"), (name: "0001_patients.sql", text: "a")]

    private func entry(_ version: Int, _ name: String, isChanged: Bool = false) -> LedgerEntry {
        LedgerEntry(version: version, name: name, isChanged: isChanged)
    }

    @Test("steps are ordered by number, whatever order the files come in")
    func order() throws {
        let plan = try MigrationPlan(files: files)
        #expect(plan.migrations.map(\.name) == ["patients", "cases"])
        #expect(plan.migrations.map(\.file) == ["0001_patients.sql", "0002_cases.sql"])
    }

    @Test(
        "a gap, a doubled number and a wrong name are refused by the file's name",
        arguments: [
            (["0001_a.sql", "0003_c.sql"], "migration 2 is missing: the next file is 0003_c.sql"),
            (["0002_b.sql"], "migration 1 is missing"),
            (["0001_a.sql", "0001_b.sql"], "two migrations have one number: 0001_a.sql and 0001_b.sql"),
            (["0000_zero.sql", "0001_a.sql"], "migration 1 is missing"),
            (["1_a.sql"], "Schema/1_a.sql is not named like a migration"),
            (["0001.sql"], "Schema/0001.sql is not named like a migration"),
            (["0001_.sql"], "Schema/0001_.sql is not named like a migration"),
        ]
    )
    func refused(names: [String], words: String) throws {
        let error = try #require(throws: ClusterError.self) {
            try MigrationPlan(files: names.map { (name: $0, text: "") })
        }
        #expect(error.code == .invalidMigrations)
        #expect(error.description.contains(words))
    }

    @Test("an empty ledger is an empty schema, and the first step is next")
    func empty() throws {
        let plan = try MigrationPlan(files: files)
        #expect(plan.state(ledger: []) == .empty)
        #expect(try plan.next(ledger: [])?.version == 1)
    }

    @Test("a shorter ledger leaves steps pending, a full one none")
    func pending() throws {
        let plan = try MigrationPlan(files: files)
        let first = entry(1, "patients")
        #expect(plan.state(ledger: [first]) == .older(pending: [plan.migrations[1]]))
        #expect(try plan.next(ledger: [first])?.version == 2)
        #expect(plan.state(ledger: [first, entry(2, "cases")]) == .current)
        #expect(try plan.next(ledger: [first, entry(2, "cases")]) == nil)
    }

    @Test("a longer ledger is a newer schema, and says to upgrade")
    func newer() throws {
        let plan = try MigrationPlan(files: files)
        let ledger = [entry(1, "patients"), entry(2, "cases"), entry(3, "billing")]
        #expect(plan.state(ledger: ledger) == .newer(version: 3))
        let error = try #require(throws: ClusterError.self) { try plan.next(ledger: ledger) }
        #expect(error.code == .schemaNewer)
        #expect(error.description.contains("upgrade firststep"))
    }

    @Test("another text, another name and a hole are a changed schema")
    func changed() throws {
        let plan = try MigrationPlan(files: files)
        #expect(plan.state(ledger: [entry(1, "patients", isChanged: true)]) == .changed(version: 1))
        #expect(plan.state(ledger: [entry(1, "people")]) == .changed(version: 1))
        #expect(plan.state(ledger: [entry(2, "cases")]) == .changed(version: 1))
        let error = try #require(throws: ClusterError.self) {
            try plan.next(ledger: [entry(1, "patients", isChanged: true)])
        }
        #expect(error.code == .schemaChanged)
    }

    @Test("the program carries migrations in order")
    func carried() throws {
        #expect(try Migrator().migrations.first?.version == 1)
    }
}
