import Postgres
import Testing

@Suite struct ErrorTests {
    @Test("a violated constraint is told with its state, name, table and no value")
    func aViolatedConstraintIsToldWithItsStateNameTableAndNoValue() async throws {
        let secret = "Ada Lovelace"
        try await withPool { pool in
            try await pool.transaction {
                try await $0.executeScript(
                    "CREATE TABLE staff (name text CONSTRAINT staff_name_key UNIQUE, age int NOT NULL)"
                )
                try await $0.execute("INSERT INTO staff VALUES (\(secret), 1)")
            }

            let unique = await failure {
                try await pool.transaction { try await $0.execute("INSERT INTO staff VALUES (\(secret), 1)") }
            }
            #expect(unique?.code == .server(.uniqueViolation))
            #expect(unique?.sqlState == .uniqueViolation)
            #expect(unique?.constraint == "staff_name_key")
            #expect(unique?.table == "staff")
            #expect(unique?.description.contains(secret) == false)
            #expect(unique?.debugDescription.contains(secret) == true)

            let null = await failure {
                try await pool.transaction { try await $0.execute("INSERT INTO staff VALUES (\(secret), NULL)") }
            }
            #expect(null?.code == .server(.notNullViolation))
            #expect(null?.column == "age")
        }
    }

    @Test("a value that the server quotes is not in the description")
    func aValueThatTheServerQuotesIsNotInTheDescription() async throws {
        try await withPool { pool in
            let error = await failure {
                try await pool.transaction { try await $0.query("SELECT \("Ada Lovelace")::int") }
            }
            #expect(error?.code == .server(.invalidTextRepresentation))
            #expect(error.map { "\($0)" }?.contains("Ada") == false)
        }
    }

    @Test("one row means one row")
    func oneRowMeansOneRow() async throws {
        try await withPool { pool in
            try await pool.transaction { transaction in
                let failure1 = await failure { _ = try await transaction.queryOne("SELECT 1 WHERE false") }
                #expect(failure1?.code == .notOneRow)
                let failure2 = await failure { _ = try await transaction.queryOne("VALUES (1), (2)") }
                #expect(failure2?.code == .notOneRow)
                let failure3 = await failure { _ = try await transaction.queryOptional("VALUES (1), (2)") }
                #expect(failure3?.code == .notOneRow)
                let found1 = try await transaction.queryOptional("SELECT 1 WHERE false")
                #expect(found1 == nil)
            }
        }
    }

    @Test("rows affected are counted")
    func rowsAffectedAreCounted() async throws {
        try await withPool { pool in
            try await pool.transaction { transaction in
                let found2 = try await transaction.execute("CREATE TABLE t AS SELECT generate_series(1, 10) AS id")
                #expect(found2 == 10)
                let found3 = try await transaction.execute("UPDATE t SET id = id + 1 WHERE id > \(4)")
                #expect(found3 == 6)
                let found4 = try await transaction.execute("CREATE TABLE u (id int)")
                #expect(found4 == 0)
            }
        }
    }

    @Test("a script stops at its first failure")
    func aScriptStopsAtItsFirstFailure() async throws {
        try await withPool { pool in
            let error = await failure {
                try await pool.transaction {
                    try await $0.executeScript("CREATE TABLE t (id int); SELECT 1 / 0; SELECT 2")
                }
            }
            #expect(error?.sqlState?.rawValue == "22012")
            let isThere: Bool = try await pool.transaction {
                try await $0.queryOne("SELECT to_regclass('t') IS NOT NULL")[0]
            }
            #expect(!isThere)
        }
    }
}
