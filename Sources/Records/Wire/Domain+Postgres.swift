import Domain
import Foundation
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
extension Duty: PostgresCodable {}
extension LoginName: PostgresCodable {}
extension ExternalID: PostgresCodable {}
extension AuditOutcome: PostgresCodable {}
extension HexDigest: PostgresCodable {}
extension RetentionYears: PostgresCodable {}
extension ConsentPurpose: PostgresCodable {}
extension ConsentDecision: PostgresCodable {}
extension FormVersion: PostgresCodable {}
extension CaseOutcome: PostgresCodable {}
extension DiagnosisStatus: PostgresCodable {}
extension DiagnosisBasis: PostgresCodable {}
extension TechniqueKind: PostgresCodable {}
extension FindingResult: PostgresCodable {}
extension UCUMUnit: PostgresCodable {}
extension ImagingConclusion: PostgresCodable {}
extension PriceOrigin: PostgresCodable {}
extension TreatmentKind: PostgresCodable {}
extension Guidance: PostgresCodable {}
extension SeriesEnd: PostgresCodable {}
extension ServiceKind: PostgresCodable {}
extension Units: PostgresCodable {}
extension OutcomeFlow: PostgresCodable {}
extension OutcomePurpose: PostgresCodable {}
extension OutcomeDimension: PostgresCodable {}
extension CourseFlow: PostgresCodable {}
extension LadderFlow: PostgresCodable {}
extension CountPart: PostgresCodable {}
extension Swelling: PostgresCodable {}
extension RunKind: PostgresCodable {}
extension Surface: PostgresCodable {}
extension TrackDirection: PostgresCodable {}
extension RuleCode: PostgresCodable {}
extension ContraindicationWeight: PostgresCodable {}
extension AlertTier: PostgresCodable {}
extension WorklistKind: PostgresCodable {}
extension IntegrityCheck: PostgresCodable {}
extension EstimateBasis: PostgresCodable {}
extension ContraindicationSeverity: PostgresCodable {}

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

extension Moment: PostgresCodable {
    /// ISO 8601 in UTC.
    public var postgresValue: PostgresValue { .text(description) }

    /// Reads a `timestamptz`.
    public init(cell: Cell) throws {
        let sinceReference = try Date(cell: cell).timeIntervalSinceReferenceDate
        // Foundation counts from 2001-01-01, which is 978,307,200 seconds after 1970-01-01.
        self.init(microseconds: Int64((sinceReference * 1e6).rounded()) + 978_307_200_000_000)
    }
}
