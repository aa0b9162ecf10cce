import Foundation
import Postgres
import TestSupport
import Testing

private enum Foot: String, PostgresCodable, CaseIterable {
    case left
    case right
}

private struct Code: RawRepresentable, Hashable, PostgresCodable {
    let rawValue: Int32
}

private struct Answers: Codable, Hashable, Sendable {
    var pain: Int
    var note: String?
    var parts: [Double]
}

@Suite struct CodecTests {
    @Test("integers come back as they went")
    func integersComeBackAsTheyWent() async throws {
        try await check([Int.min, -1, 0, 1, .max] + random { Int.random(in: .min ... .max, using: &$0) }, as: "int8")
        try await check([Int64.min, 0, .max], as: "int8")
        try await check([Int32.min, -1, 0, .max], as: "int4")
        try await check([Int16.min, -1, 0, .max], as: "int2")
        try await check([Code(rawValue: 0), Code(rawValue: .min)], as: "int4")
    }

    @Test("floating-point numbers come back bit by bit")
    func floatingPointNumbersComeBackBitByBit() async throws {
        let extremes = [0, -0.0, .leastNonzeroMagnitude, .greatestFiniteMagnitude, .infinity, -.infinity, 0.1, .pi]
        let values =
            extremes + random { Double(bitPattern: UInt64.random(in: 0 ... .max, using: &$0)) }.filter { !$0.isNaN }
        try await check(values, as: "float8") { $0.bitPattern == $1.bitPattern }
        try await check([Double.nan], as: "float8") { $0.isNaN && $1.isNaN }
    }

    @Test("texts come back as they went")
    func textsComeBackAsTheyWent() async throws {
        let alphabet = Array("aZ09 '\"\\{},$1\n\t;-äß漢字👣\u{301}NULL")
        let texts = random { generator in
            String(
                (0..<Int.random(in: 0...40, using: &generator)).map { _ in
                    alphabet.randomElement(using: &generator) ?? "x"
                }
            )
        }
        try await check(["", "NULL", String(repeating: "ä", count: 100_000)] + texts, as: "text")
        try await check(Foot.allCases, as: "text")
    }

    @Test("bytes come back as they went")
    func bytesComeBackAsTheyWent() async throws {
        let blobs = random { generator in
            Data(
                (0..<Int.random(in: 0...300, using: &generator)).map { _ in UInt8.random(in: 0...255, using: &generator)
                }
            )
        }
        try await check([Data(), Data(0...255)] + blobs, as: "bytea")
        try await check([blobs], as: "bytea[]")
    }

    @Test("bools and identifiers come back as they went")
    func boolsAndIdentifiersComeBackAsTheyWent() async throws {
        try await check([true, false], as: "bool")
        try await check([UUID(), UUID(uuidString: "00000000-0000-0000-0000-000000000000") ?? UUID()], as: "uuid")
    }

    @Test("moments come back to the microsecond")
    func momentsComeBackToTheMicrosecond() async throws {
        let moments = random {
            Date(
                timeIntervalSinceReferenceDate: Double(
                    Int.random(in: -9_000_000_000_000_000...9_000_000_000_000_000, using: &$0)
                ) / 1e6
            )
        }
        try await check([Date(timeIntervalSince1970: 0), .distantPast, .distantFuture] + moments, as: "timestamptz")
        try await withPool { pool in
            let moment: Date = try await pool.transaction {
                try await $0.queryOne("SELECT timestamptz '2024-02-29 23:59:59.999999+00'")[0]
            }
            #expect(moment == Date(timeIntervalSince1970: 1_709_251_199.999999))
            let texts: [String] = try await pool.transaction { transaction in
                try await transaction.executeScript("SET LOCAL TimeZone = 'UTC'")
                // 62,135,596,800 seconds lie between 0001-01-01 and 1970-01-01; the year before is 1 BC.
                let moments = [0, -1].map { Date(timeIntervalSince1970: -62_135_596_800 + $0) }
                return try await transaction.queryOne("SELECT \(moments)::timestamptz[]::text[]")[0]
            }
            #expect(texts == ["0001-01-01 00:00:00+00", "0001-12-31 23:59:59+00 BC"])
        }
    }

    @Test("days come back as they went")
    func daysComeBackAsTheyWent() async throws {
        let ends = [-719_162, 2_932_896, 19_782].compactMap { PostgresDate(daysSince1970: $0) }
        #expect(ends.map(\.description) == ["0001-01-01", "9999-12-31", "2024-02-29"])
        let days = random { Int.random(in: -719_162...2_932_896, using: &$0) }.compactMap {
            PostgresDate(daysSince1970: $0)
        }
        try await check(ends + days, as: "date")
    }

    @Test("a day outside the years 1 to 9999 is refused", arguments: [-719_163, 2_932_897])
    func aDayOutsideTheYears1To9999IsRefused(number: Int) {
        #expect(PostgresDate(daysSince1970: number) == nil)
    }

    @Test("numerics come back digit by digit")
    func numericsComeBackDigitByDigit() async throws {
        let texts = [
            "0", "0.00", "1", "-1", "10000", "9999.9999", "0.0001", "100000000.00", "0.00001234",
            "-12345678901234567890.123456789",
        ]
        let values =
            texts.compactMap { PostgresNumeric($0) }
            + random { generator in
                PostgresNumeric(
                    unscaled: Int128(Int64.random(in: .min ... .max, using: &generator)),
                    scale: Int.random(in: 0...30, using: &generator)
                ) ?? PostgresNumeric(0)
            }
            + [PostgresNumeric(unscaled: .max, scale: 38), PostgresNumeric(unscaled: .min, scale: 3)].compactMap { $0 }
        try await check(values, as: "numeric") { $0.description == $1.description }
        #expect(values.map(\.description).prefix(texts.count) == texts[...])
    }

    @Test(
        "what is no exact number is refused",
        arguments: ["NaN", "", "-", ".", "1e5", "1.2.3", " 1", "340282366920938463463374607431768211456"]
    )
    func whatIsNoExactNumberIsRefused(text: String) {
        #expect(PostgresNumeric(text) == nil)
    }

    @Test("arrays come back as they went, NULLs included")
    func arraysComeBackAsTheyWentNULLsIncluded() async throws {
        try await check([[1, 2, 3], [], [Int.min]], as: "int8[]")
        try await check([["a", nil, "NULL", "", "\"\\,{}"], [nil]] as [[String?]], as: "text[]")
        try await check([[PostgresDate(daysSince1970: 19_782)]], as: "date[]")
        try await check([[Foot.left, .right]], as: "text[]")
    }

    @Test("JSON comes back as it went")
    func jsonComesBackAsItWent() async throws {
        let values = [
            JSONValue(Answers(pain: 7, note: "it's \"bad\" \\ ä", parts: [0.5])),
            JSONValue(Answers(pain: 0, note: nil, parts: [])),
        ]
        try await check(values, as: "json")
        try await check(values, as: "jsonb")
    }

    @Test("packed numbers come back as the array that they were")
    func packedNumbers() async throws {
        try await withPool(size: 1) { pool in
            try await pool.transaction { transaction in
                for numbers in [[], [7], [Int64.min, -1, 0, 1, .max], Array(1...10_000)] {
                    let back: [Int64] = try await transaction.queryOne("SELECT \(PackedNumbers(numbers))::bigint[]")[0]
                    #expect(back == numbers)
                }
            }
        }
    }

    @Test("an enum of the database travels by its label")
    func anEnumOfTheDatabaseTravelsByItsLabel() async throws {
        try await withPool { pool in
            try await pool.transaction { transaction in
                try await transaction.executeScript("CREATE TYPE foot AS ENUM ('left', 'right')")
                let foot: Foot = try await transaction.queryOne("SELECT \(Foot.right)::foot")[0]
                #expect(foot == .right)
            }
        }
    }

    @Test("optionals come back as they went")
    func optionalsComeBackAsTheyWent() async throws {
        try await check([nil, 5] as [Int?], as: "int4")
        try await check([nil, "x"] as [String?], as: "text")
    }

    private func random<T>(_ make: (inout SeededGenerator) -> T) -> [T] {
        var generator = SeededGenerator(seed: 20_240_229)
        return (0..<100).map { _ in make(&generator) }
    }

    private func check<T: PostgresCodable & Equatable>(
        _ values: [T],
        as type: String,
        by isSame: (T, T) -> Bool = { $0 == $1 }
    ) async throws {
        try await withPool(size: 1) { pool in
            try await pool.transaction { transaction in
                for value in values {
                    let back: T = try await transaction.queryOne("SELECT \(value)::\(unescaped: type)")[0]
                    #expect(isSame(back, value), "\(value) came back as \(back)")
                }
            }
        }
    }
}
