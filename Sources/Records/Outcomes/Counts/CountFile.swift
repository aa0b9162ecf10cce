import Outcomes

/// The counts behind an outcome report as they are given to a partner: a stable shape, with no row of a patient.
///
/// Keys are in `snake_case`; days and moments are ISO 8601; scores are whole steps of the instrument. A file has either
/// ``exact`` or ``sums``.
public struct CountFile: Sendable, Codable, Equatable {
    /// The name of this shape.
    public static let format = "firststep-outcome-counts-1"
    /// How exact counts are marked.
    public static let notForPublication = "NOT FOR PUBLICATION"
    /// How sums are marked that may be published.
    public static let published = "SMALL NUMBERS HIDDEN"

    /// The name of the shape.
    public var format = CountFile.format
    /// Whether it may be published.
    public var publication: String
    /// Code of the clinic.
    public var clinic: String
    /// Its name.
    public var clinicName: String
    /// Up to when the records were read.
    public var asOf: String
    /// The clinical day of that moment.
    public var asOfDay: String
    /// Whether no earlier record can come any more.
    public var settled: Bool
    /// The program that counted.
    public var programVersion: String
    /// What was asked.
    public var question: Question
    /// By what was counted.
    public var rules: Rules
    /// The exact counts; null where they were not given.
    public var exact: ExactCounts?
    /// The sums that may be published; null where the counts are exact.
    public var sums: [SumsLine]?

    /// What was asked.
    public struct Question: Sendable, Codable, Equatable {
        /// First index day counted.
        public var from: String?
        /// Last index day counted.
        public var to: String?
        /// Whether every heel counts.
        public var allHeels: Bool
        /// What the figures are for.
        public var purpose: String
        /// The breakdowns.
        public var breakdowns: [String]
    }

    /// By what was counted.
    public struct Rules: Sendable, Codable, Equatable {
        /// The instrument.
        public var instrument: InstrumentRule
        /// The baseline window.
        public var baseline: WindowRule
        /// The follow-up windows.
        public var windows: [WindowRule]
        /// Code of the main window.
        public var window: String
        /// The MCID used.
        public var mcid: MCIDRule?
        /// Falls in percent that count as a response.
        public var percentFalls: [Int]
    }

    /// An instrument.
    public struct InstrumentRule: Sendable, Codable, Equatable {
        /// Code.
        public var code: String
        /// Name.
        public var name: String
        /// Smallest value.
        public var minimum: String
        /// Largest value.
        public var maximum: String
        /// Decimals of its step.
        public var decimals: Int
        /// Unit.
        public var unit: String
        /// Direction.
        public var higherIsBetter: Bool
        /// Whether 0 is no complaint.
        public var zeroIsNoComplaint: Bool
    }

    /// A window.
    public struct WindowRule: Sendable, Codable, Equatable {
        /// Code.
        public var code: String
        /// Name.
        public var name: String
        /// The nearest score counts.
        public var targetDay: Int
        /// First day.
        public var firstDay: Int
        /// Last day.
        public var lastDay: Int
    }

    /// An MCID.
    public struct MCIDRule: Sendable, Codable, Equatable {
        /// In steps.
        public var steps: Int
        /// Who it was found in.
        public var population: String
        /// Version.
        public var version: Int
        /// Source.
        public var source: String
    }

    /// The sums of the pairs of a stratum of at least 11.
    public struct SumsLine: Sendable, Codable, Equatable {
        /// `all` or a breakdown.
        public var by: String
        /// Code of the window.
        public var window: String
        /// Code of the stratum.
        public var code: String?
        /// Its name.
        public var name: String
        /// Pairs.
        public var n: Int
        /// Sum of the scores before.
        public var sumBefore: Int64
        /// Sum of the scores after.
        public var sumAfter: Int64
        /// Sum of the squared scores before.
        public var sumBeforeSquared: Int64
        /// Sum of the squared scores after.
        public var sumAfterSquared: Int64
        /// Sum of the products.
        public var sumProduct: Int64
        /// Responders, where they may be published.
        public var responders: [ResponderCount]

        /// Sums with the responders of the same heels; nil of sums too large to be written.
        public init?(
            by: String,
            window: String,
            code: String?,
            name: String,
            sums: PairSums,
            responders: [ResponderCount]
        ) {
            let written = [sums.before, sums.after, sums.beforeSquared, sums.afterSquared, sums.product]
                .compactMap(Int64.init(exactly:))
            guard written.count == 5 else { return nil }
            (self.by, self.window, self.code, self.name) = (by, window, code, name)
            (n, self.responders) = (sums.n, responders)
            (sumBefore, sumAfter) = (written[0], written[1])
            (sumBeforeSquared, sumAfterSquared, sumProduct) = (written[2], written[3], written[4])
        }

        /// The sums for the statistics.
        public var sums: PairSums {
            PairSums(
                n: n,
                before: Int128(sumBefore),
                after: Int128(sumAfter),
                beforeSquared: Int128(sumBeforeSquared),
                afterSquared: Int128(sumAfterSquared),
                product: Int128(sumProduct)
            )
        }
    }

    /// Responders by a definition.
    public struct ResponderCount: Sendable, Codable, Equatable {
        /// `mcid`, `30%`.
        public var definition: String
        /// How many responded.
        public var responders: Int
        /// Of how many.
        public var of: Int

        /// A number of responders.
        public init(definition: String, responders: Int, of: Int) {
            (self.definition, self.responders, self.of) = (definition, responders, of)
        }
    }
}
