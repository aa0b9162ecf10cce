import Domain
import Postgres

/// The reference data that rows are read against.
public struct ImportCatalogue: Sendable {
    /// Instruments by code.
    public let instruments: [String: Instrument]
    /// Treatments by code.
    public let treatments: [String: Treatment]
    /// Diagnoses by code.
    public let diagnoses: [String: DiagnosisCode]
    /// The clinic's time zone, which says on which day a moment is.
    public let timeZone: String

    /// Reads it.
    public static func read(in transaction: borrowing Transaction) async throws -> ImportCatalogue {
        let instruments = try await InstrumentRecords.list(in: transaction)
        let treatments = try await TreatmentRecords.list(in: transaction)
        let diagnoses = try await CatalogueRecords.codes(of: Coded.Diagnosis.self, in: transaction)
        let zone: String = try await transaction.queryOne("SELECT time_zone FROM access.whoami()")["time_zone"]
        return ImportCatalogue(
            instruments: Dictionary(uniqueKeysWithValues: instruments.map { ($0.code.rawValue, $0) }),
            treatments: Dictionary(uniqueKeysWithValues: treatments.map { ($0.code.rawValue, $0) }),
            diagnoses: Dictionary(uniqueKeysWithValues: diagnoses.map { ($0.rawValue, $0) }),
            timeZone: zone
        )
    }
}
