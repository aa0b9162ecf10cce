import Domain
import Postgres

/// A study that can be ordered, with the price range in force on a day.
public struct ModalityEntry: Sendable {
    /// Short name, as in `ultrasound`.
    public let code: ModalityCode
    /// Name as printed.
    public let name: String
    /// What it is good for.
    public let shows: String
    /// Clinical utility out of 10, from its lower to its upper end; nil where no source gives one.
    public let utility: ClosedRange<Int>?
    /// Whether it uses ionising radiation; nil where no source says.
    public let isIonising: Bool?
    /// The price range in the clinic's currency, its own before the catalogue's; nil where there is none.
    public let priceRange: PriceRange?
    /// What the catalogue's price is for; nil for the clinic's own.
    public let priceBasis: String?
}

/// The studies with the price ranges in force on a day.
struct ModalityPrices: Statement {
    let clinic: ClinicContext
    let day: Day
    var only: ModalityCode?

    var sql: SQL {
        """
        SELECT modality.code, modality.name, modality.shows, modality.utility_min, modality.utility_max,
               modality.is_ionising, price.low_cents, price.high_cents, price.origin, price.basis
        FROM catalogue.modality
        LEFT JOIN LATERAL (
            SELECT low_cents, high_cents, 'clinic' AS origin, NULL AS basis
            FROM clinic.imaging_price
            WHERE clinic_id = \(clinic.id) AND replaced_at IS NULL AND \(isInForce)
            UNION ALL
            SELECT low_cents, high_cents, 'catalogue', basis
            FROM catalogue.imaging_price
            WHERE \(isInForce)
            ORDER BY origin DESC
            LIMIT 1
        ) AS price ON true
        WHERE \(only)::text IS NULL OR modality.code = \(only)::text
        ORDER BY modality.utility_min DESC NULLS LAST, modality.code
        """
    }

    private var isInForce: SQL {
        """
        modality_code = modality.code AND currency = \(clinic.currency)
            AND effective_from <= \(day) AND (effective_to IS NULL OR effective_to > \(day))
        """
    }

    func decode(_ row: Row) throws -> ModalityEntry {
        let (lowest, highest): (Int?, Int?) = try (row["utility_min"], row["utility_max"])
        return try ModalityEntry(
            code: row["code"],
            name: row["name"],
            shows: row["shows"],
            utility: lowest.flatMap { lowest in highest.map { lowest...$0 } },
            isIonising: row["is_ionising"],
            priceRange: PriceRange(
                lowCents: row["low_cents"],
                highCents: row["high_cents"],
                origin: row["origin"],
                currency: clinic.currency
            ),
            priceBasis: row["basis"]
        )
    }
}

extension PriceRange {
    /// A range as it is stored: whole or not at all.
    init?(lowCents: Int64?, highCents: Int64?, origin: PriceOrigin?, currency: Currency) throws {
        guard let lowCents, let highCents, let origin else { return nil }
        try self.init(
            low: Money(cents: lowCents, currency: currency),
            high: Money(cents: highCents, currency: currency),
            origin: origin
        )
    }
}
