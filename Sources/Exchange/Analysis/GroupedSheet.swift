import Domain
import Foundation
import Tabular

/// The rows of a clinic's own spreadsheet: columns by their names, each subject once in its group.
struct GroupedSheet: Sendable {
    /// The name of the one group of a file without that column.
    static let wholeName = "all"
    /// More groups than anybody compares: the column holds something else.
    static let mostGroups = 100
    /// As many refusals as are kept; all are counted.
    static let mostKept = 20

    /// The names of the groups in the order in which they appear.
    private(set) var groups: [String] = []
    /// The first rows that cannot be taken.
    private(set) var refusals: [Rejection] = []
    /// How many there are.
    private(set) var refusalCount = 0

    /// subject, group, and what is asked of each.
    private let names: [String]
    private var reader = CSVReader()
    private var places: [Int?]?
    private var width = 0
    private var numbers: [String: Int] = [:]
    private var subjects: [Set<String>] = []
    private var lastGroup: (name: String, number: Int)?

    /// A sheet with these columns beside subject and group.
    init(columns: [String]) {
        names = ["subject", "group"] + columns
    }

    /// Takes a piece of the file and returns the rows that it completes.
    mutating func records(_ bytes: [UInt8]) throws -> ArraySlice<CSVRecord> {
        do {
            return try rows(of: reader.feed(bytes))
        } catch let error as CSVError {
            throw InvalidInput("\(error)")
        }
    }

    /// Returns the last row; a file without a header is refused.
    mutating func lastRecords() throws -> ArraySlice<CSVRecord> {
        do {
            let rest = try rows(of: reader.finish())
            guard places != nil else { throw InvalidInput("the file is empty; its first line names the columns") }
            return rest
        } catch let error as CSVError {
            throw InvalidInput("\(error)")
        }
    }

    /// Whether a row has as many cells as there are columns; if not, it is refused.
    mutating func isWhole(_ record: CSVRecord) -> Bool {
        guard record.cells.count != width else { return true }
        let cells = record.cells.count == 1 ? "1 cell" : "\(record.cells.count) cells"
        refuse(
            Rejection(
                line: record.line,
                column: nil,
                valueClass: nil,
                reason: "has \(cells) where the header has \(width)"
            )
        )
        return false
    }

    /// The text of a cell without blanks around it, by the place of its column after subject and group.
    func text(_ column: Int, of record: CSVRecord) -> String { cell(column + 2, of: record) }

    /// Refuses a cell, by the place of its column after subject and group.
    mutating func refuse(_ column: Int, of record: CSVRecord, _ reason: String) {
        refuse(cell: column + 2, of: record, reason)
    }

    /// The number of the group that a row is of; nil where its subject or group is refused.
    mutating func group(of record: CSVRecord) -> Int? {
        guard let group = groupNumber(of: record) else { return nil }
        let subject = cell(0, of: record)
        if subject.isEmpty {
            refuse(cell: 0, of: record, "every row needs a subject")
        } else if !subjects[group].insert(subject).inserted {
            refuse(cell: 0, of: record, "this subject stands in an earlier row of the same group")
        } else {
            return group
        }
        return nil
    }

    private mutating func rows(of records: [CSVRecord]) throws -> ArraySlice<CSVRecord> {
        guard places == nil, let header = records.first else { return records[...] }
        let found = header.cells.map(CSVHeader.plain)
        let missing = names.filter { $0 != "group" && !found.contains($0) }
        if !missing.isEmpty {
            throw CSVHeader.separatorRefusal(missing, found)
                ?? InvalidInput("the first line names no column \(missing.joined(separator: ", "))")
        }
        if let twice = names.first(where: { name in found.count { $0 == name } > 1 }) {
            throw InvalidInput("the first line names the column \(twice) twice")
        }
        places = names.map { found.firstIndex(of: $0) }
        width = found.count
        if !found.contains("group") { _ = addGroup(Self.wholeName) }
        return records.dropFirst()
    }

    private func cell(_ column: Int, of record: CSVRecord) -> String {
        guard let place = places?[column] else { return "" }
        let text = record.cells[place]
        guard let first = text.utf8.first, let last = text.utf8.last, first <= 0x20 || last <= 0x20 else { return text }
        return text.trimmingCharacters(in: .whitespaces)
    }

    private mutating func groupNumber(of record: CSVRecord) -> Int? {
        guard places?[1] != nil else { return 0 }
        let name = cell(1, of: record)
        if let lastGroup, lastGroup.name == name { return lastGroup.number }
        if let number = numbers[name] {
            lastGroup = (name, number)
            return number
        }
        guard (try? Line(parsing: name)) != nil else {
            let right = "write one line of at most \(Line.maximumLength) characters"
            refuse(cell: 1, of: record, name.isEmpty ? "every row needs a group" : right)
            return nil
        }
        guard groups.count < Self.mostGroups else {
            refuse(
                cell: 1,
                of: record,
                "there are more than \(Self.mostGroups) groups; is this the column of the group?"
            )
            return nil
        }
        return addGroup(name)
    }

    private mutating func addGroup(_ name: String) -> Int {
        numbers[name] = groups.count
        groups.append(name)
        subjects.append([])
        return groups.count - 1
    }

    private mutating func refuse(cell: Int, of record: CSVRecord, _ reason: String) {
        let text = self.cell(cell, of: record)
        refuse(Rejection(line: record.line, column: names[cell], valueClass: ValueClass(of: text), reason: reason))
    }

    private mutating func refuse(_ rejection: Rejection) {
        refusalCount += 1
        if refusals.count < Self.mostKept { refusals.append(rejection) }
    }
}
