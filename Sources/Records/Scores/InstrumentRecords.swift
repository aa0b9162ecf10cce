import Domain
import Postgres

/// The instruments of the catalogue.
public enum InstrumentRecords {
    /// An instrument; throws ``InvalidInput`` with a hint for an unknown code.
    public static func find(
        _ code: InstrumentCode,
        in transaction: borrowing Transaction
    ) async throws -> Instrument {
        guard let instrument = try await transaction.query(SelectInstrument(code: code)).first else {
            try await CatalogueRecords.require(code, in: transaction)
            throw InvalidInput("there is no instrument \(code)")
        }
        return instrument
    }

    /// All instruments.
    public static func list(in transaction: borrowing Transaction) async throws -> [Instrument] {
        try await transaction.query(SelectInstrument(code: nil))
    }

    /// The columns of `catalogue.instrument` that ``read(_:)`` takes.
    static let columns: SQL = """
        instrument.code AS instrument_code, instrument.name AS instrument_name, instrument.minimum, instrument.maximum,
        instrument.decimals, instrument.unit, instrument.higher_is_better, instrument.zero_is_no_complaint,
        instrument.per_heel
        """

    /// Reads an instrument from a row with ``columns``.
    static func read(_ row: Row) throws -> Instrument {
        try Instrument(
            code: row["instrument_code"],
            name: row["instrument_name"],
            minimum: row["minimum"],
            maximum: row["maximum"],
            decimals: row["decimals"],
            unit: row["unit"],
            higherIsBetter: row["higher_is_better"],
            zeroIsNoComplaint: row["zero_is_no_complaint"],
            isPerHeel: row["per_heel"]
        )
    }
}

private struct SelectInstrument: Statement {
    /// The one wanted; nil for all.
    let code: InstrumentCode?

    var sql: SQL {
        let wanted: SQL = code.map { "code = \($0)" } ?? "true"
        return "SELECT \(InstrumentRecords.columns) FROM catalogue.instrument WHERE \(wanted) ORDER BY code"
    }

    func decode(_ row: Row) throws -> Instrument {
        try InstrumentRecords.read(row)
    }
}
