import Foundation
import Postgres
import Testing

@Suite struct DecodingErrorTests {
    private static let secret = "Ada Lovelace"

    @Test("a wrong type names the column and both types")
    func aWrongTypeNamesTheColumnAndBothTypes() async throws {
        let error = try await decodingError { _ = try $0["name"] as Int }
        #expect(error?.description == "column \"name\": text cannot be read as Int")
    }

    @Test("a NULL into what is not optional names the column")
    func aNULLIntoWhatIsNotOptionalNamesTheColumn() async throws {
        let error = try await decodingError { _ = try $0["gone"] as Int }
        #expect(error?.description == "column \"gone\": NULL cannot be read as Int")
        let found1 = try await decodingError { _ = try $0["gone_text"] as String }
        #expect(found1 != nil)
        let found2 = try await decodingError { _ = try $0["gone_text"] as [String] }
        #expect(found2 != nil)
    }

    @Test("an unknown column is named together with those there are")
    func anUnknownColumnIsNamedTogetherWithThoseThereAre() async throws {
        let error = try await decodingError { _ = try $0["nmae"] as String }
        #expect(
            error?.description == "the result has no column \"nmae\"; it has name, gone, gone_text, big, exact, nan"
        )
        let found3 = try await decodingError { _ = try $0[6] as String }
        #expect(found3 != nil)
        let found4 = try await decodingError { _ = try $0[-1] as String }
        #expect(found4 != nil)
    }

    @Test("a number out of range is refused")
    func aNumberOutOfRangeIsRefused() async throws {
        let error = try await decodingError { _ = try $0["big"] as Int16 }
        #expect(error?.description == "column \"big\": int8 cannot be read as Int16: out of range")
    }

    @Test("an exact number is not read as a binary fraction, nor NaN as a number")
    func anExactNumberIsNotReadAsABinaryFractionNorNaNAsANumber() async throws {
        let found5 = try await decodingError { _ = try $0["exact"] as Double }
        #expect(found5 != nil)
        let found6 = try await decodingError { _ = try $0["nan"] as PostgresNumeric }
        #expect(found6 != nil)
    }

    @Test("no wrong type is read as something else")
    func noWrongTypeIsReadAsSomethingElse() async throws {
        let readers: [(Row) throws -> Void] = [
            { _ = try $0["name"] as Bool }, { _ = try $0["name"] as Double }, { _ = try $0["name"] as Data },
            { _ = try $0["name"] as UUID }, { _ = try $0["name"] as Date }, { _ = try $0["name"] as PostgresDate },
            { _ = try $0["name"] as PostgresNumeric }, { _ = try $0["name"] as [Int] }, { _ = try $0["big"] as String },
            { _ = try $0["name"] as JSONValue<[Int]> }, { _ = try $0["big"] as Date }, { _ = try $0["big"] as Double },
        ]
        for reader in readers {
            let error = try await decodingError(reader)
            #expect(error?.code == .undecodable)
            #expect(error.map { "\($0) \($0.debugDescription)" }?.contains(Self.secret) == false)
        }
    }

    private func decodingError(_ read: (Row) throws -> Void) async throws -> PostgresError? {
        var error: PostgresError?
        try await withPool(size: 1) { pool in
            let row = try await pool.transaction {
                try await $0.queryOne(
                    """
                    SELECT \(Self.secret)::text AS name, NULL::int AS gone, NULL::text AS gone_text,
                           100000::bigint AS big, 1.5::numeric AS exact, 'NaN'::numeric AS nan
                    """
                )
            }
            error = await failure { try read(row) }
        }
        #expect(error?.code == .undecodable)
        return error
    }
}
