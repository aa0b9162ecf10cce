import Foundation
import Postgres
import Testing

@Suite struct SQLTests {
    @Test("a value is bound and never part of the text")
    func aValueIsBoundAndNeverPartOfTheText() {
        let name = "Robert'); DROP TABLE staff;--"
        let missing: Int? = nil
        let sql: SQL = "SELECT \(name), \("x"), \(5), \(missing), \(Optional("y")), \(true ? "a" : "b")"
        #expect(sql.text == "SELECT $1, $2, $3, $4, $5, $6")
        #expect(sql.values == [.text(name), .text("x"), .text("5"), .null, .text("y"), .text("a")])
    }

    @Test("the description hides values")
    func theDescriptionHidesValues() {
        let sql: SQL = "SELECT \("secret")"
        #expect(sql.description == "SELECT $1")
        #expect("\(sql)" == "SELECT $1")
    }

    @Test("a fragment is spliced in and its values renumbered")
    func aFragmentIsSplicedInAndItsValuesRenumbered() {
        let condition: SQL = "clinic_id = \(7) AND name = \("Ada")"
        var sql: SQL = "SELECT \(1) FROM staff WHERE \(condition)"
        sql += " LIMIT \(3)"
        #expect((sql + " -- end").text == "SELECT $1 FROM staff WHERE clinic_id = $2 AND name = $3 LIMIT $4 -- end")
        #expect(sql.values == [.text("1"), .text("7"), .text("Ada"), .text("3")])
    }

    @Test("pieces are joined")
    func piecesAreJoined() {
        let sql = ([1, 2, 3].map { "(\($0))" } as [SQL]).joined(separator: ", ")
        #expect(sql.text == "($1), ($2), ($3)")
    }

    @Test("raw text and quoted names are asked for by label")
    func rawTextAndQuotedNamesAreAskedForByLabel() {
        #expect(("\(unescaped: "SELECT 1")" as SQL).text == "SELECT 1")
        #expect(("SELECT \(identifier: "odd \"name")" as SQL).text == "SELECT \"odd \"\"name\"")
        #expect(SQL(unescaped: "SELECT 1").text == "SELECT 1")
    }

    @Test(
        "names and literals reach the server as they are",
        arguments: ["", "'", "\\", "\\'", "''--", "a\\\\b'c", "ä👣", "'\u{301}", "\"\u{301}", "$1", "\n"]
    )
    func namesAndLiteralsReachTheServerAsTheyAre(text: String) async throws {
        try await withPool(size: 1) { pool in
            let name = "c" + text
            let row = try await pool.transaction {
                try await $0.queryOne("SELECT \(literal: text) AS \(identifier: name)")
            }
            #expect(row.columnNames == [name])
            #expect(try row[0] == text)
        }
    }

    @Test("literals of other types reach the server as they are")
    func literalsOfOtherTypesReachTheServerAsTheyAre() async throws {
        try await withPool(size: 1) { pool in
            let row = try await pool.transaction {
                try await $0.queryOne(
                    "SELECT \(literal: 5)::int, \(literal: Data([0, 255])), \(literal: Int?.none)::int"
                )
            }
            #expect(try row[0] == 5)
            #expect(try row[1] == Data([0, 255]))
            #expect(try row[2] == Int?.none)
        }
    }

    @Test("a text with a zero byte is refused instead of cut")
    func aTextWithAZeroByteIsRefusedInsteadOfCut() async throws {
        try await withPool(size: 1) { pool in
            let value = await failure { try await pool.transaction { try await $0.query("SELECT \("a\0b")::text") } }
            let text = await failure { try await pool.transaction { try await $0.query("SELECT 1\(unescaped: "\0")") } }
            #expect(value?.code == .unencodable)
            #expect(text?.code == .misuse)
        }
    }
}
