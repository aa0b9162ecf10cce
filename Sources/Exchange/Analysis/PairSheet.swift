import Domain
import Outcomes
import Tabular

/// A spreadsheet with the columns subject, group, before and after; without a group column all are one group.
public struct PairSheet: AnalysisSheet {
    /// The most decimal places that a score may have.
    public static let maximumPlaces = SheetNumber.maximumPlaces

    private var sheet = GroupedSheet(columns: ["before", "after"])
    private var tables: [[ScorePair: Int]] = []
    private let missingCodes: Set<String>
    private let missingNumbers: Set<Int>
    private let range: ClosedRange<ExactNumber>?
    private let limits: ClosedRange<Int>?

    /// The most decimal places of a score so far.
    public private(set) var places = 0
    /// Whether a score is below 0.
    public private(set) var hasNegative = false

    /// A sheet in which these texts mean a missing score, and whose scores lie in a range.
    public init(missingCodes: Set<String> = [], range: ClosedRange<ExactNumber>? = nil) {
        self.missingCodes = missingCodes
        missingNumbers = Set(missingCodes.compactMap { SheetNumber($0)?.millionths })
        self.range = range
        limits = range.flatMap { range in
            guard let lower = range.lowerBound.steps(places: SheetNumber.maximumPlaces),
                let upper = range.upperBound.steps(places: SheetNumber.maximumPlaces)
            else { return nil }
            return lower...upper
        }
    }

    /// The first rows that cannot be taken.
    public var refusals: [Rejection] { sheet.refusals }

    /// How many cannot be taken.
    public var refusalCount: Int { sheet.refusalCount }

    /// Takes a piece of the file.
    public mutating func read(_ bytes: [UInt8]) throws {
        for record in try sheet.records(bytes) { take(record) }
    }

    /// Takes the last row.
    public mutating func finish() throws {
        for record in try sheet.lastRecords() { take(record) }
    }

    /// The groups in the order in which they appear, their scores in steps of so many decimal places.
    ///
    /// - Precondition: `places` is from ``places`` to 6.
    public func groups(places: Int) -> [CountedGroup] {
        precondition(self.places...SheetNumber.maximumPlaces ~= places, "a step is as fine as the finest score")
        let step = SheetNumber.millionths(places: places)
        return sheet.groups.enumerated().map { number, name in
            var counts = PairCounts()
            for (pair, count) in tables.indices.contains(number) ? tables[number] : [:] {
                counts.add(
                    ScorePair(before: pair.before.map { $0 / step }, after: pair.after.map { $0 / step }),
                    count: count
                )
            }
            return CountedGroup(name, counts)
        }
    }

    private mutating func take(_ record: CSVRecord) {
        guard sheet.isWhole(record) else { return }
        let (before, after) = (score(0, of: record), score(1, of: record))
        guard let group = sheet.group(of: record), let before, let after else { return }
        while tables.count <= group { tables.append([:]) }
        tables[group][ScorePair(before: before.millionths, after: after.millionths), default: 0] += 1
    }

    /// A score, or that it is missing; nil where it is refused.
    private mutating func score(_ column: Int, of record: CSVRecord) -> Score? {
        let text = sheet.text(column, of: record)
        if text.isEmpty || !missingCodes.isEmpty && missingCodes.contains(text) { return .missing }
        guard let number = SheetNumber(text) else {
            sheet.refuse(column, of: record, "write a number with at most 6 decimals, as 7 or -0.25; or leave it empty")
            return nil
        }
        if !missingNumbers.isEmpty, missingNumbers.contains(number.millionths) { return .missing }
        if let limits, let range, !limits.contains(number.millionths) {
            sheet.refuse(column, of: record, "the instrument goes from \(range.lowerBound) to \(range.upperBound)")
            return nil
        }
        places = max(places, number.places)
        hasNegative = hasNegative || number.millionths < 0
        return .score(number.millionths)
    }
}

/// What stands in a cell of a score.
private enum Score {
    case missing
    case score(Int)

    var millionths: Int? {
        if case .score(let millionths) = self { millionths } else { nil }
    }
}
