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
        /// What stands in place of the rows for who may not see them.
        var withheld: String?

        init(_ key: String, _ title: String, _ listing: Listing, hidden: Set<String> = [], footer: String? = nil) {
            (self.key, self.title, self.listing) = (key, title, listing)
            (self.hidden, self.footer) = (hidden, footer)
        }

        func shown(_ area: Area, to clinic: ClinicContext) -> Section {
            var section = self
            if !clinic.mayRead(area) { section.withheld = clinic.withheld }
            return section
        }
    }

    /// The case: its number, heels, days and outcome.
    public let course: RecordCard
    /// Whose case it is.
    public let patient: RecordCard
    /// Morning pain, heel by heel, left first; empty for who may not see scores.
    public let pain: [PainCourse]
    /// What stands in place of morning pain for who may not see it.
    let painWithheld: String?
    /// What comes before morning pain: diagnoses, findings, imaging, care.
    public let care: [Section]
    /// What comes after: other scores, milestones, charges.
    public let aftermath: [Section]
    /// Sum of the charges, one a currency.
    public let chargesTotal: [Money]
    /// Keys in JSON of the parts that are not for who asks, in the order of the page.
    let notPermitted: [String]
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
            clinic: file.clinic.name,
            today: file.today,
            person: Self.person(file)
        )
        course = Self.course(file)
        patient = Self.patient(file)
        let reader = file.clinic
        let heels = reader.mayRead(.scores) ? file.entry.side.heels : []
        pain = heels.map { PainCourse($0, of: file.scores, percentFalls: file.percentFalls) }
        painWithheld = reader.mayRead(.scores) ? nil : reader.withheld
        care = [
            Self.diagnoses(file).shown(.diagnoses, to: reader), Self.findings(file).shown(.findings, to: reader),
            Self.imaging(file).shown(.imaging, to: reader), Self.measurements(file).shown(.measurements, to: reader),
            Self.homeCare(file).shown(.homeCare, to: reader), Self.series(file).shown(.series, to: reader),
            Self.sessions(file).shown(.sessions, to: reader), Self.ladder(file).shown(.homeCare, to: reader),
        ]
        chargesTotal = Self.total(file.charges)
        aftermath = [
            Self.otherScores(file).shown(.scores, to: reader), Self.milestones(file).shown(.milestones, to: reader),
            Self.charges(file, total: chargesTotal).shown(.charges, to: reader),
        ]
        let keys = { (sections: [Section]) in sections.filter { $0.withheld != nil }.map(\.key) }
        let ofPain = painWithheld == nil ? [] : ["morning_pain"]
        notPermitted =
            course.fields.filter(\.cell.isWithheld).map(\.key) + keys(care) + ofPain + keys(aftermath)
            + (reader.mayRead(.charges) ? [] : ["charges_total"])
    }

    /// `left heel`, `both heels`.
    var heelWords: String { heading.side == .bilateral ? "both heels" : "\(heading.side) heel" }

    /// The columns that people do not need: a case of one heel need not say which on every line.
    func hidden(in section: Section) -> Set<String> {
        section.hidden.union(heading.side == .bilateral ? [] : ["side"])
    }
}
