import Domain
import Outcomes
import Tabular

/// A spreadsheet with the columns subject, group, time and event; without a group column all are one group.
public struct TimeSheet: AnalysisSheet {
    private var sheet = GroupedSheet(columns: ["time", "event"])
    private var tables: [[Int: (events: Int, censored: Int)]] = []

    /// The most decimal places of a time so far.
    public private(set) var places = 0
    /// The rows left out because their time or event is missing.
    public private(set) var leftOut = 0

    /// A sheet of which nothing has been read.
    public init() {}

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

    /// The groups in the order in which they appear, their times in steps of ``places``.
    public var groups: [FollowedGroup] {
        let step = SheetNumber.millionths(places: places)
        return sheet.groups.enumerated().map { number, name in
            var times = EventTimes()
            for (time, tally) in tables.indices.contains(number) ? tables[number] : [:] {
                times.add(time: time / step, events: tally.events, censored: tally.censored)
            }
            return FollowedGroup(name, times)
        }
    }

    private mutating func take(_ record: CSVRecord) {
        guard sheet.isWhole(record) else { return }
        let isLeftOut = sheet.text(0, of: record).isEmpty || sheet.text(1, of: record).isEmpty
        let (time, isEvent) = (time(of: record), isEvent(of: record))
        guard let group = sheet.group(of: record) else { return }
        if isLeftOut { leftOut += 1 }
        guard let time, let isEvent else { return }
        while tables.count <= group { tables.append([:]) }
        if isEvent {
            tables[group][time, default: (0, 0)].events += 1
        } else {
            tables[group][time, default: (0, 0)].censored += 1
        }
    }

    /// In millionths; nil where it is missing or refused.
    private mutating func time(of record: CSVRecord) -> Int? {
        let text = sheet.text(0, of: record)
        guard !text.isEmpty else { return nil }
        guard let number = SheetNumber(text), number.millionths >= 0 else {
            sheet.refuse(0, of: record, "write a time from 0 on with at most 6 decimals, as 84 or 12.5")
            return nil
        }
        places = max(places, number.places)
        return number.millionths
    }

    /// Nil where it is missing or refused.
    private mutating func isEvent(of record: CSVRecord) -> Bool? {
        switch sheet.text(1, of: record) {
        case "": return nil
        case "1": return true
        case "0": return false
        default:
            sheet.refuse(1, of: record, "write 1 for an event, 0 for somebody last seen without one")
            return nil
        }
    }
}
