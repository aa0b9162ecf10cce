import Domain
import Postgres

// How the values of the domain are stored. What is RawRepresentable needs only the declaration.

extension Code: PostgresCodable {}
extension RecordNumber: PostgresCodable {}
extension Currency: PostgresCodable {}
extension ProviderNumber: PostgresCodable {}
extension StateCode: PostgresCodable {}
extension Line: PostgresCodable {}
extension NoteText: PostgresCodable {}
extension EmailAddress: PostgresCodable {}
extension Side: PostgresCodable {}
extension CaseSide: PostgresCodable {}
extension Sex: PostgresCodable {}
extension StaffRole: PostgresCodable {}
extension CaseOutcome: PostgresCodable {}
extension DiagnosisStatus: PostgresCodable {}
extension DiagnosisBasis: PostgresCodable {}
extension TechniqueKind: PostgresCodable {}
extension FindingResult: PostgresCodable {}

extension Day: PostgresCodable {
    /// ISO 8601.
    public var postgresValue: PostgresValue { .text(description) }

    /// Reads a `date`.
    public init(cell: Cell) throws {
        self.init(daysSince1970: try PostgresDate(cell: cell).daysSince1970)
    }
}

extension ExactNumber: PostgresCodable {
    /// Plain decimal.
    public var postgresValue: PostgresValue { .text(description) }

    /// Reads a `numeric` of at most 18 digits.
    public init(cell: Cell) throws {
        let number = try PostgresNumeric(cell: cell)
        guard let digits = Int64(exactly: number.unscaled) else { throw cell.mismatch(Self.self, reason: "too long") }
        self.init(unscaled: digits, scale: number.scale)
    }
}
