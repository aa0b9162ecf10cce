import Domain
import Postgres

/// Which conditions speak against which treatments in a clinic.
public struct ContraindicationRecords: Sendable {
    let clinic: ClinicContext

    /// The contraindications of this clinic.
    public init(_ clinic: ClinicContext) {
        self.clinic = clinic
    }

    /// What the catalogue or the clinic says of conditions and treatments; of one of either where it is said.
    ///
    /// Throws ``InvalidInput`` for an unknown condition or treatment.
    public func list(
        _ condition: ConditionCode? = nil,
        against treatment: TreatmentCode? = nil,
        in transaction: borrowing Transaction
    ) async throws -> [ContraindicationEntry] {
        if let condition { try await CatalogueRecords.require(condition, in: transaction) }
        if let treatment { try await CatalogueRecords.require(treatment, in: transaction) }
        let statement = SelectContraindications(clinic: clinic, condition: condition, treatment: treatment)
        return try await transaction.query(statement).filter { $0.shipped != nil || $0.own != nil }
    }

    /// Says what the clinic holds of a condition and a treatment; what the catalogue says anyway needs no word of its own.
    ///
    /// Returns what stood before and what stands now; throws ``InvalidInput`` where that stands already.
    public func set(
        _ condition: ConditionCode,
        against treatment: TreatmentCode,
        _ severity: ContraindicationWeight,
        in transaction: borrowing Transaction
    ) async throws -> (before: ContraindicationEntry, after: ContraindicationEntry) {
        let before = try await find(condition, against: treatment, in: transaction)
        guard before.severity != severity else {
            throw InvalidInput("\(condition) is \(severity.words) \(treatment) already")
        }
        try await transaction.execute(
            """
            UPDATE clinic.contraindication SET replaced_at = now(), replaced_by = current_user
            WHERE clinic_id = \(clinic.id) AND treatment_code = \(treatment) AND condition_code = \(condition)
              AND replaced_at IS NULL
            """
        )
        if severity != before.shipped ?? .harmless {
            try await transaction.execute(
                """
                INSERT INTO clinic.contraindication (clinic_id, treatment_code, condition_code, severity)
                VALUES (\(clinic.id), \(treatment), \(condition), \(severity))
                """
            )
        }
        return (before, try await find(condition, against: treatment, in: transaction))
    }

    private func find(
        _ condition: ConditionCode,
        against treatment: TreatmentCode,
        in transaction: borrowing Transaction
    ) async throws -> ContraindicationEntry {
        try await CatalogueRecords.require(condition, in: transaction)
        try await CatalogueRecords.require(treatment, in: transaction)
        return try await transaction.queryOne(
            SelectContraindications(clinic: clinic, condition: condition, treatment: treatment)
        )
    }
}

/// What is held of a condition and a treatment.
public struct ContraindicationEntry: Sendable {
    /// The condition.
    public let condition: ConditionCode
    /// Its name as printed.
    public let conditionName: String
    /// The treatment.
    public let treatment: TreatmentCode
    /// What the catalogue says; nil: nothing.
    public let shipped: ContraindicationWeight?
    /// What the clinic says; nil: the catalogue's holds.
    public let own: ContraindicationWeight?
    /// Code of the catalogue's source.
    public let source: String?

    /// What holds.
    public var severity: ContraindicationWeight { own ?? shipped ?? .harmless }
}

extension ContraindicationWeight {
    fileprivate var words: String {
        switch self {
        case .absolute: "an absolute contraindication to"
        case .relative: "a relative contraindication to"
        case .harmless: "no contraindication to"
        }
    }
}

private struct SelectContraindications: Statement {
    let clinic: ClinicContext
    /// The one wanted; nil for all.
    let condition: ConditionCode?
    let treatment: TreatmentCode?

    var sql: SQL {
        """
        SELECT condition.code AS condition_code, condition.name, treatment.code AS treatment_code,
               known.severity AS shipped, own.severity AS own, known.source_code
        FROM catalogue.condition
        CROSS JOIN catalogue.treatment
        LEFT JOIN catalogue.contraindication AS known
            ON known.condition_code = condition.code AND known.treatment_code = treatment.code
        LEFT JOIN clinic.contraindication AS own ON own.clinic_id = \(clinic.id)
            AND own.condition_code = condition.code AND own.treatment_code = treatment.code AND own.replaced_at IS NULL
        WHERE (\(condition)::text IS NULL OR condition.code = \(condition)::text)
          AND (\(treatment)::text IS NULL OR treatment.code = \(treatment)::text)
        ORDER BY condition.code, treatment.code
        """
    }

    func decode(_ row: Row) throws -> ContraindicationEntry {
        try ContraindicationEntry(
            condition: row["condition_code"],
            conditionName: row["name"],
            treatment: row["treatment_code"],
            shipped: row["shipped"],
            own: row["own"],
            source: row["source_code"]
        )
    }
}
