import Postgres
import Testing

struct StaffNamed: Statement {
    let name: String
    var sql: SQL { "SELECT id, name FROM staff WHERE name = \(name)" }
    func decode(_ row: Row) throws -> Int { try row["id"] }
}

@Suite struct QueryTests {
    @Test("a row is read by name and by index")
    func aRowIsReadByNameAndByIndex() async throws {
        try await withPool { pool in
            let row = try await pool.transaction {
                try await $0.queryOne("SELECT 7 AS id, 'Ada' AS name, NULL::int AS gone")
            }

            let id: Int = try row["id"]
            let name: String = try row[1]
            let gone: Int? = try row["gone"]
            #expect(id == 7)
            #expect(name == "Ada")
            #expect(gone == nil)
        }
    }

    @Test("a statement decodes its own rows")
    func aStatementDecodesItsOwnRows() async throws {
        try await withPool { pool in
            try await pool.transaction { transaction in
                try await transaction.executeScript(
                    "CREATE TABLE staff (id int, name text); INSERT INTO staff VALUES (3, 'Ada')"
                )
                let found1 = try await transaction.query(StaffNamed(name: "Ada"))
                #expect(found1 == [3])
                let found2 = try await transaction.queryOptional(StaffNamed(name: "Bob"))
                #expect(found2 == nil)
                let found3 = try await transaction.queryOne(StaffNamed(name: "Ada"))
                #expect(found3 == 3)
            }
        }
    }

    @Test("a throw rolls back")
    func aThrowRollsBack() async throws {
        struct Stop: Error {}
        try await withPool { pool in
            try await pool.transaction { try await $0.execute("CREATE TABLE t (id int)") }

            await #expect(throws: Stop.self) {
                try await pool.transaction { transaction in
                    try await transaction.execute("INSERT INTO t VALUES (\(1))")
                    throw Stop()
                }
            }

            let count: Int = try await pool.transaction { try await $0.queryOne("SELECT count(*) FROM t")[0] }
            #expect(count == 0)
        }
    }
}
