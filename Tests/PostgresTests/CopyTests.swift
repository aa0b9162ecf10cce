import Postgres
import Testing

@Suite struct CopyTests {
    private struct Stop: Error {}

    @Test("what is copied in is copied out")
    func whatIsCopiedInIsCopiedOut() async throws {
        try await withTable { pool in
            let rows = try await pool.transaction { transaction in
                try await transaction.copyIn("COPY t FROM STDIN (FORMAT csv)") { writer in
                    for number in 1...100_000 { try await writer.write("\(number),\"name, \(number)\"\n") }
                }
            }
            var text: [UInt8] = []
            try await pool.transaction {
                try await $0.copyOut("COPY (SELECT * FROM t ORDER BY id) TO STDOUT (FORMAT csv)") { text += $0 }
            }

            #expect(rows == 100_000)
            let lines = String(decoding: text, as: UTF8.self).split(separator: "\n")
            #expect(lines.count == 100_000)
            #expect(lines.last == "100000,\"name, 100000\"")
        }
    }

    @Test("a sequence of chunks is copied in, wherever the chunks end")
    func aSequenceOfChunksIsCopiedInWhereverTheChunksEnd() async throws {
        try await withTable { pool in
            let chunks = AsyncStream<[UInt8]> { continuation in
                for byte in "1,a\n2,b\n".utf8 { continuation.yield([byte]) }
                continuation.finish()
            }
            let found1 = try await pool.transaction {
                try await $0.copyIn("COPY t FROM STDIN (FORMAT csv)", from: chunks)
            }
            #expect(found1 == 2)
        }
    }

    @Test("a bad row amid a COPY is thrown, and the connection stays usable")
    func aBadRowAmidACOPYIsThrownAndTheConnectionStaysUsable() async throws {
        try await withTable { pool in
            let error = await failure {
                try await pool.transaction { transaction in
                    try await transaction.copyIn("COPY t FROM STDIN (FORMAT csv)") { writer in
                        for number in 1...50_000 {
                            try await writer.write(number == 20_000 ? "secret,x\n" : "\(number),x\n")
                        }
                    }
                }
            }
            #expect(error?.code == .server(.invalidTextRepresentation))
            #expect(error.map { "\($0)" }?.contains("secret") == false)
            let found2 = try await count(pool)
            #expect(found2 == 0)
        }
    }

    @Test("a writer that throws undoes its COPY, and the connection stays usable")
    func aWriterThatThrowsUndoesItsCOPYAndTheConnectionStaysUsable() async throws {
        try await withTable { pool in
            let before: Int = try await pool.transaction { try await $0.queryOne("SELECT pg_backend_pid()")[0] }
            await #expect(throws: Stop.self) {
                try await pool.transaction { transaction in
                    try await transaction.copyIn("COPY t FROM STDIN (FORMAT csv)") { writer in
                        for number in 1...50_000 { try await writer.write("\(number),x\n") }
                        throw Stop()
                    }
                }
            }
            let found3 = try await count(pool)
            #expect(found3 == 0)
            let found4: Int = try await pool.transaction { try await $0.queryOne("SELECT pg_backend_pid()")[0] }
            #expect(found4 == before)
        }
    }

    @Test("a reader that throws ends its COPY, and the connection stays usable")
    func aReaderThatThrowsEndsItsCOPYAndTheConnectionStaysUsable() async throws {
        try await withTable { pool in
            await #expect(throws: Stop.self) {
                try await pool.transaction { transaction in
                    try await transaction.copyOut("COPY (SELECT generate_series(1, 10000000)) TO STDOUT") { _ in
                        throw Stop()
                    }
                }
            }
            let found5 = try await count(pool)
            #expect(found5 == 0)
        }
    }

    @Test("a COPY is cancelled with its task")
    func aCOPYIsCancelledWithItsTask() async throws {
        try await withTable { pool in
            let task = Task {
                try await pool.transaction { transaction in
                    try await transaction.copyIn("COPY t FROM STDIN (FORMAT csv)") { writer in
                        try await writer.write("1,x\n")
                        try? await Task.sleep(for: .seconds(60))
                    }
                }
            }
            try await Task.sleep(for: .milliseconds(200))
            task.cancel()
            let failure1 = await failure { _ = try await task.value }
            #expect(failure1?.code == .cancelled)
            let found6 = try await count(pool)
            #expect(found6 == 0)
        }
    }

    @Test("a statement amid a COPY and a COPY out of place are refused")
    func aStatementAmidACOPYAndACOPYOutOfPlaceAreRefused() async throws {
        try await withTable { pool in
            let amid = await failure {
                try await pool.transaction { transaction in
                    try await transaction.copyIn("COPY t FROM STDIN") { _ in try await transaction.execute("SELECT 1") }
                }
            }
            let query = await failure { try await pool.transaction { try await $0.execute("COPY t FROM STDIN") } }
            let script = await failure { try await pool.transaction { try await $0.executeScript("COPY t TO STDOUT") } }
            let wrong = await failure {
                try await pool.transaction { try await $0.copyOut("COPY t FROM STDIN") { _ in } }
            }
            let bound = await failure {
                try await pool.transaction { try await $0.copyOut("COPY (SELECT \(1)) TO STDOUT") { _ in } }
            }
            for error in [amid, query, script, wrong, bound] { #expect(error?.code == .misuse) }
            let found7 = try await count(pool)
            #expect(found7 == 0)
        }
    }

    private func withTable(_ body: (Pool) async throws -> Void) async throws {
        try await withPool(size: 1) { pool in
            try await pool.transaction { try await $0.executeScript("CREATE TABLE t (id int, name text)") }
            try await body(pool)
        }
    }

    private func count(_ pool: Pool) async throws -> Int {
        try await pool.transaction { try await $0.queryOne("SELECT count(*) FROM t")[0] }
    }
}
