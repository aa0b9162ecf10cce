/// Every count of an ``OutcomeCohort``, to be written and read.
public struct ExactCounts: Sendable, Codable, Equatable {
    /// The patients of all heels.
    public var patients: Int
    /// All heels by window.
    public var windows: [HeelTable]
    /// Heels at the main window by stratum.
    public var strata: [HeelTable]
    /// Heels at the main window by month of day 0.
    public var months: [HeelTable]
    /// Time to a response by definition.
    public var courses: [TimeTable]
    /// Time to a response by treatment.
    public var treatmentCourses: [TimeTable]
    /// `[days, how often]` between two scored days.
    public var gaps: [[Int]]
    /// Scores outside of the windows.
    public var offWindow: [Int]
    /// Time to milestones.
    public var milestones: [TimeTable]
    /// Imaging prices.
    public var prices: [PriceTable]
    /// Index heels by diagnosis.
    public var diagnoses: [Number]
    /// Classes of diagnoses.
    public var diagnosisClasses: [DiagnosisClass]
    /// The expected ladder.
    public var ladder: [Stage]

    /// Heels by what became of them.
    public struct HeelTable: Sendable, Codable, Equatable {
        /// The dimension; null for windows and months.
        public var by: String?
        /// Code of the window, the stratum or the month; null for none.
        public var code: String?
        /// Name of the stratum.
        public var name: String?
        /// Heels by what became of them.
        public var flow: [String: Int]
        /// `[before, after, heels]` of those due, in steps; null is missing.
        public var pairs: [[Int?]]
        /// Not yet due and scored.
        public var early: Int
        /// Scored after another treatment.
        public var afterAnotherTreatment: Int
    }

    /// Heels by the day on which something came, or on which they were last seen.
    public struct TimeTable: Sendable, Codable, Equatable {
        /// Definition, treatment or milestone; null for none.
        public var code: String?
        /// Its name.
        public var name: String?
        /// `[day, events, censored]`.
        public var times: [[Int]]
        /// Heels that take no part, by why.
        public var excluded: [String: Int]
    }

    /// Prices of a study.
    public struct PriceTable: Sendable, Codable, Equatable {
        /// The study.
        public var modality: String
        /// Its name.
        public var name: String
        /// `quoted` or `charged`.
        public var basis: String
        /// ISO 4217.
        public var currency: String
        /// Below the range.
        public var below: Int
        /// Inside.
        public var inside: Int
        /// Above.
        public var above: Int
        /// Without a range.
        public var withoutRange: Int
        /// In cents.
        public var lowestCents: Int64
        /// In cents.
        public var highestCents: Int64
        /// In cents.
        public var totalCents: Int64
    }

    /// How many of a code.
    public struct Number: Sendable, Codable, Equatable {
        /// The code; null for none.
        public var code: String?
        /// How many.
        public var heels: Int
    }

    /// A class of diagnoses.
    public struct DiagnosisClass: Sendable, Codable, Equatable {
        /// Its code.
        public var code: String
        /// Its name.
        public var name: String
        /// Its share in the article, in thousandths.
        public var thousandths: Int?
        /// The diagnoses in it.
        public var diagnoses: [String]
    }

    /// A stage of the ladder.
    public struct Stage: Sendable, Codable, Equatable {
        /// Number.
        public var number: Int
        /// Name.
        public var name: String
        /// First day.
        public var fromDay: Int
        /// First day after it; null: it has no end.
        public var toDay: Int?
        /// What is done in it.
        public var focus: String
        /// What success looks like.
        public var success: String
    }
}
