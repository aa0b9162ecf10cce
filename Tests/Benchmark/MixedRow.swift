import Foundation
import Postgres

/// A row of eight columns as they are mixed in real tables.
struct MixedRow {
    let id: Int64
    let count: Int32
    let name: String
    let day: PostgresDate
    let moment: Date
    let amount: PostgresNumeric
    let isTrue: Bool
    let remark: String?

    init(_ row: Row) throws {
        id = try row[0]
        count = try row[1]
        name = try row[2]
        day = try row[3]
        moment = try row[4]
        amount = try row[5]
        isTrue = try row[6]
        remark = try row[7]
    }

    /// Reads them all and prints how many there were and a sum over every column, which every other program must find, too.
    static func decodeAll(uri: String, sql: SQL) async throws {
        let settings = ConnectionSettings(uri: uri)
        let (rows, sum) = try await Pool.lent(settings) { pool in
            try await pool.transaction(access: .readOnly) { transaction in
                var rows = 0
                var sum: Int64 = 0
                try await transaction.stream(sql) { row in
                    sum &+= try MixedRow(row).sum
                    rows += 1
                }
                return (rows, sum)
            }
        }
        print(rows, sum)
    }

    private var sum: Int64 {
        let texts = name.utf8.count + (remark?.utf8.count ?? 0)
        let microseconds = Int64((moment.timeIntervalSince1970 * 1e6).rounded())
        return id &+ Int64(count) &+ Int64(texts) &+ Int64(day.daysSince1970) &+ microseconds
            &+ Int64(truncatingIfNeeded: amount.unscaled) &+ (isTrue ? 1 : 0)
    }
}
