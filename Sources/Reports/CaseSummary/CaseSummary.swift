import Domain
import Records

/// Everything there is to say of one case, on one page: the value behind the terminal, JSON, Markdown and HTML.
///
/// Every row names the record that it comes from.
public struct CaseSummary: Sendable {
    /// A part of the summary: rows of one kind of record.
    public struct Section: Sendable {
        /// Key in JSON, in `snake_case`; stable.
        public let key: String
        /// Heading.
        public let title: String
        /// The rows, with the columns that programs get.
        public let listing: Listing
        /// Keys of the columns that people do not need.
        let hidden: Set<String>
        /// What stands under the rows.
        let footer: String?

        init(_ key: String, _ title: String, _ listing: Listing, hidden: Set<String> = [], footer: String? = nil) {
            (self.key, self.title, self.listing) = (key, title, listing)
            (self.hidden, self.footer) = (hidden, footer)
        }
    }

    /// The case: its number, heels, days and outcome.
    public let course: RecordCard
    /// Whose case it is.
    public let patient: RecordCard
    /// Morning pain, heel by heel, left first.
    public let pain: [PainCourse]
    /// What comes before morning pain: diagnoses, findings, imaging, care.
    public let care: [Section]
    /// What comes after: other scores, milestones, charges.
    public let aftermath: [Section]
    /// Sum of the charges, one a currency.
    public let chargesTotal: [Money]
    let heading: Heading

    /// What the title of the page is made from.
    struct Heading: Sendable {
        let caseNumber: CaseNumber
        let side: CaseSide
        let clinic: String
        let today: Day
        let person: String
    }

    /// The summary of what is on file.
    public init(_ file: CaseFile) {
        heading = Heading(
            caseNumber: file.entry.number,
            side: file.entry.side,
            clinic: file.clinicName,
            today: file.today,
            person: Self.person(file)
        )
        course = Self.course(file)
        patient = Self.patient(file)
        pain = file.entry.side.heels.map { PainCourse($0, of: file.scores) }
        care = [
            Self.diagnoses(file), Self.findings(file), Self.imaging(file), Self.measurements(file),
            Self.homeCare(file), Self.series(file), Self.sessions(file),
        ]
        chargesTotal = Self.total(file.charges)
        aftermath = [Self.otherScores(file), Self.milestones(file), Self.charges(file, total: chargesTotal)]
    }

    /// `left heel`, `both heels`.
    var heelWords: String { heading.side == .bilateral ? "both heels" : "\(heading.side) heel" }

    /// The columns that people do not need: a case of one heel need not say which on every line.
    func hidden(in section: Section) -> Set<String> {
        section.hidden.union(heading.side == .bilateral ? [] : ["side"])
    }
}
