import Domain
import Postgres

/// What studies cost at a clinic: its own dated price ranges, and the catalogue's where it has none.
public struct ImagingPriceRecords: Sendable {
    let clinic: ClinicContext

    /// The prices of this clinic.
    public init(_ clinic: ClinicContext) {
        self.clinic = clinic
    }

    /// All studies with the price ranges in force today, the most useful first.
    public func catalogue(in transaction: borrowing Transaction) async throws -> [ModalityEntry] {
        try await transaction.query(ModalityPrices(clinic: clinic, day: clinic.today))
    }

    /// A study with the price range in force on a day; throws ``InvalidInput`` for an unknown code.
    func modality(
        _ code: ModalityCode,
        on day: Day,
        in transaction: borrowing Transaction
    ) async throws -> ModalityEntry {
        let found = try await transaction.query(ModalityPrices(clinic: clinic, day: day, only: code))
        guard let modality = found.first else {
            try await CatalogueRecords.require(code, in: transaction)
            throw InvalidInput("there is no modality \"\(code)\"")
        }
        return modality
    }

    /// The clinic's own ranges, by study and day; of one study where it is said.
    public func list(
        _ modality: ModalityCode? = nil,
        in transaction: borrowing Transaction
    ) async throws -> [ImagingPriceEntry] {
        if let modality { try await CatalogueRecords.require(modality, in: transaction) }
        return try await transaction.query(SelectPrices(clinic: clinic, modality: modality))
    }

    /// Sets the clinic's own range of a study for a period.
    ///
    /// Throws ``InvalidInput`` where there is a range for part of these days already.
    public func set(
        _ modality: ModalityCode,
        low: Amount,
        high: Amount,
        _ period: EffectivePeriod,
        in transaction: borrowing Transaction
    ) async throws -> ImagingPriceEntry {
        let range = try PriceRange(
            low: low.money(in: clinic.currency),
            high: high.money(in: clinic.currency),
            origin: .clinic
        )
        try high.checkIsReasonable()
        let new = ImagingPriceEntry(id: nil, modality: modality, range: range, period: period)
        if let other = try await list(modality, in: transaction).first(where: { $0.period.overlaps(period) }) {
            throw InvalidInput(
                "\(modality) has a price range of \(other.range) \(other.period) already; end it first: "
                    + "firststep imaging price end \(modality) --on \(max(period.from, other.period.from))"
            )
        }
        try await insert(new, in: transaction)
        return new
    }

    /// Ends the range that holds on a day: that day is the first on which it no longer holds.
    ///
    /// Returns what is left of it, nil where the day is its first, and throws ``InvalidInput`` where none holds.
    public func end(
        _ modality: ModalityCode,
        on day: Day,
        in transaction: borrowing Transaction
    ) async throws -> ImagingPriceEntry? {
        let ranges = try await list(modality, in: transaction)
        guard let standing = ranges.first(where: { $0.period.contains(day) }) else {
            let known = ranges.map { "\($0.range) \($0.period)" }.joined(separator: ", ")
            throw InvalidInput(
                ranges.isEmpty
                    ? "the clinic has no price range of its own for \(modality)"
                    : "no price range of the clinic for \(modality) holds on \(day); there is: \(known)"
            )
        }
        let replaced = try await transaction.execute(
            """
            UPDATE clinic.imaging_price SET replaced_at = now(), replaced_by = current_user
            WHERE clinic_id = \(clinic.id) AND imaging_price_id = \(standing.id) AND replaced_at IS NULL
            """
        )
        guard replaced == 1 else { throw InvalidInput("somebody else changed this price range just now; look again") }
        guard standing.period.from < day else { return nil }
        let period = EffectivePeriod(storedFrom: standing.period.from, to: day)
        let rest = ImagingPriceEntry(id: nil, modality: modality, range: standing.range, period: period)
        try await insert(rest, in: transaction)
        return rest
    }

    private func insert(_ price: ImagingPriceEntry, in transaction: borrowing Transaction) async throws {
        try await transaction.execute(
            """
            INSERT INTO clinic.imaging_price
                (clinic_id, modality_code, currency, low_cents, high_cents, effective_from, effective_to)
            VALUES (\(clinic.id), \(price.modality), \(clinic.currency), \(price.range.low.cents),
                \(price.range.high.cents), \(price.period.from), \(price.period.to))
            """
        )
    }
}

/// A clinic's own price range of a study.
public struct ImagingPriceEntry: Sendable {
    let id: Int64?
    /// The study.
    public let modality: ModalityCode
    /// The range.
    public let range: PriceRange
    /// The days on which it holds.
    public let period: EffectivePeriod
}

private struct SelectPrices: Statement {
    let clinic: ClinicContext
    let modality: ModalityCode?

    var sql: SQL {
        """
        SELECT imaging_price_id, modality_code, low_cents, high_cents, effective_from, effective_to
        FROM clinic.imaging_price
        WHERE clinic_id = \(clinic.id) AND currency = \(clinic.currency) AND replaced_at IS NULL
          AND (\(modality)::text IS NULL OR modality_code = \(modality)::text)
        ORDER BY modality_code, effective_from
        """
    }

    func decode(_ row: Row) throws -> ImagingPriceEntry {
        try ImagingPriceEntry(
            id: row["imaging_price_id"],
            modality: row["modality_code"],
            range: PriceRange(
                low: Money(cents: row["low_cents"], currency: clinic.currency),
                high: Money(cents: row["high_cents"], currency: clinic.currency),
                origin: .clinic
            ),
            period: EffectivePeriod(storedFrom: row["effective_from"], to: row["effective_to"])
        )
    }
}
