import Domain
import Tabular

/// What the program itself carries of the catalogue, for commands that open no database.
public enum CarriedCatalogue {
    /// An instrument; throws ``InvalidInput`` with a hint for an unknown code.
    public static func instrument(_ code: InstrumentCode) throws -> Instrument {
        let rows = try rows(of: "instrument")
        guard let row = rows.first(where: { $0["code"] == code.rawValue }) else {
            let hint = CatalogueRecords.hint(for: code, among: rows.compactMap { $0["code"] }.sorted())
            throw InvalidInput("there is no instrument \"\(code)\"; \(hint)")
        }
        return Instrument(
            code: code,
            name: row["name"] ?? "",
            minimum: try ExactNumber(parsing: row["minimum"] ?? ""),
            maximum: try ExactNumber(parsing: row["maximum"] ?? ""),
            decimals: Int(row["decimals"] ?? "") ?? 0,
            unit: row["unit"] ?? "",
            higherIsBetter: row["higher_is_better"] == "true",
            zeroIsNoComplaint: row["zero_is_no_complaint"] == "true",
            isPerHeel: row["per_heel"] == "true"
        )
    }

    /// The usual minimal clinically important difference of an instrument, in its unit; nil where none is known.
    public static func mcid(of instrument: Instrument) throws -> ExactNumber? {
        let row = try rows(of: "mcid").first {
            $0["instrument_code"] == instrument.code.rawValue && $0["is_default"] == "true"
        }
        return row.flatMap { Int($0["value"] ?? "") }.map(instrument.value(ofSteps:))
    }

    /// The falls in percent that make a responder, ascending.
    public static func percentFalls() throws -> [Int] {
        try rows(of: "responder_definition").compactMap { Int($0["fall_percent"] ?? "") }.sorted()
    }

    private static func rows(of table: String) throws -> [[String: String]] {
        guard let file = embeddedFiles.first(where: { $0.name.hasSuffix("_\(table).csv") }) else { return [] }
        var reader = CSVReader()
        let records = try reader.feed(Array(file.text.utf8)) + reader.finish()
        guard let header = records.first?.cells else { return [] }
        return records.dropFirst().map { Dictionary(zip(header, $0.cells)) { first, _ in first } }
    }
}
