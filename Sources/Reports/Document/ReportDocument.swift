/// A report as people read it: plain values, from which a page, a PDF and the text of a terminal are made.
///
/// Every number in it is written already, so that all of them say the same. No text in it is markup; whoever prints it
/// escapes it.
public struct ReportDocument: Sendable, Equatable {
    /// What it is: `Outcome report`.
    public let title: String
    /// What it is about: the instrument, the window, the period.
    public let subtitle: String
    /// Whose it is.
    public let clinic: String
    /// As of when, after the words "as of": `2026-11-22 24:00 America/Denver, settled`.
    public let asOf: String
    /// What has to be known to read it, in a few words each.
    public let facts: [Fact]
    /// What has to be seen before everything else.
    public let banners: [Banner]
    /// Its parts, in their order.
    public let sections: [Section]
    /// Sentences that stand under everything.
    public let notes: [String]

    /// Makes a document.
    public init(
        title: String,
        subtitle: String,
        clinic: String,
        asOf: String,
        facts: [Fact] = [],
        banners: [Banner] = [],
        sections: [Section],
        notes: [String] = []
    ) {
        self.title = title
        self.subtitle = subtitle
        self.clinic = clinic
        self.asOf = asOf
        self.facts = facts
        self.banners = banners
        self.sections = sections
        self.notes = notes
    }

    /// A label with its value.
    public struct Fact: Sendable, Equatable {
        let label: String
        let value: String

        /// Makes a fact.
        public init(_ label: String, _ value: String) {
            self.label = label
            self.value = value
        }
    }

    /// A sentence that nobody may miss.
    public enum Banner: Sendable, Equatable {
        /// The figures may mislead: too many are missing.
        case warning(String)
        /// Good to know: the report is not settled.
        case notice(String)
    }

    /// A part of the document, with a heading of its own.
    public struct Section: Sendable, Equatable {
        let id: String
        let heading: String
        let lead: [String]
        let blocks: [Block]

        /// Makes a section.
        ///
        /// - Parameters:
        ///   - id: its name in links, as in `page.html#responders`; letters, digits and hyphens, once in a document.
        ///   - heading: its heading.
        ///   - lead: what it says, in whole sentences, each a paragraph.
        ///   - blocks: what shows it; none is well.
        public init(_ id: String, _ heading: String, lead: [String] = [], blocks: [Block] = []) {
            self.id = id
            self.heading = heading
            self.lead = lead
            self.blocks = blocks
        }
    }

    /// What a section is made of.
    public enum Block: Sendable, Equatable {
        /// A few numbers that are the answer.
        case keyFigures([KeyFigure])
        /// Rows and columns.
        case table(Table)
        /// A chart, with the table of its numbers.
        case figure(Figure)
        /// What has to be said: `12 heels: too few to compare treatments.`
        case note(String)
    }
}
