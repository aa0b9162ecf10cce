import Domain
import Foundation
import Records
import Tabular

/// The cells of one row, read into values; what cannot be read is noted.
public struct ImportCells {
    let catalogue: ImportCatalogue
    let settings: ImportSettings
    /// For each column of the kind where it stands in the file; nil where the file has none.
    let places: [Int?]
    let names: [String]
    var record = CSVRecord(line: 0, cells: [])
    private(set) var rejections: [Rejection] = []

    init(catalogue: ImportCatalogue, settings: ImportSettings, places: [Int?], names: [String]) {
        (self.catalogue, self.settings) = (catalogue, settings)
        (self.places, self.names) = (places, names)
    }

    /// Goes on to another row.
    mutating func begin(_ record: CSVRecord) {
        self.record = record
        rejections.removeAll(keepingCapacity: true)
    }

    /// Whether nothing was refused so far.
    var isGood: Bool { rejections.isEmpty }

    /// The text of a cell, or nil where it is missing.
    func text(_ column: Int) -> String? {
        guard let place = places[column] else { return nil }
        let text = record.cells[place]
        guard let first = text.utf8.first, let last = text.utf8.last else { return nil }
        let bare = first <= 0x20 || last <= 0x20 ? text.trimmingCharacters(in: .whitespaces) : text
        return bare.isEmpty || settings.missingCodes.contains(bare) ? nil : bare
    }

    /// Refuses a cell, saying what would be right.
    mutating func refuse(_ column: Int, _ reason: String) {
        let text = places[column].map { record.cells[$0] } ?? ""
        rejections.append(
            Rejection(line: record.line, column: names[column], valueClass: ValueClass(of: text), reason: reason)
        )
    }

    /// An id, which no missing code stands for.
    mutating func id(_ column: Int) -> ExternalID? {
        let text = places[column].map { record.cells[$0] } ?? ""
        if let id = try? ExternalID(parsing: text) { return id }
        let right = "an id is one line of at most \(ExternalID.maximumLength) characters"
        refuse(column, text.isEmpty ? "every row needs an id" : right)
        return nil
    }

    /// A value that may be missing.
    mutating func optional<T>(_ column: Int, _ right: @autoclosure () -> String, _ read: (String) throws -> T?) -> T? {
        guard let text = text(column) else { return nil }
        if let value = try? read(text) { return value }
        refuse(column, right())
        return nil
    }

    /// A value that must not be missing.
    mutating func needed<T>(_ column: Int, _ right: @autoclosure () -> String, _ read: (String) throws -> T?) -> T? {
        guard let text = text(column) else {
            refuse(column, "must not be empty")
            return nil
        }
        if let value = try? read(text) { return value }
        refuse(column, right())
        return nil
    }

    /// A day that may be missing.
    mutating func day(_ column: Int) -> Day? {
        guard let text = text(column) else { return nil }
        if let day = settings.dates.day(text) { return day }
        refuse(column, form(ofDay: text))
        return nil
    }

    /// A day that must not be missing.
    mutating func neededDay(_ column: Int) -> Day? {
        guard text(column) != nil else {
            refuse(column, "must not be empty")
            return nil
        }
        return day(column)
    }

    /// How a day is written, and in which other order this one would be a day.
    private func form(ofDay text: String) -> String {
        let right = "write a day of the calendar as \(settings.dates.form)"
        let others = DateOrder.allCases.filter { $0.day(text) != nil }.map { "--dates \($0)" }
        return others.isEmpty ? right : "\(right), or say \(others.joined(separator: " or "))"
    }

    /// One of a short list that may be missing.
    mutating func choice<T: Choice>(_ column: Int, _ type: T.Type = T.self) -> T? {
        optional(column, Self.list(of: type)) { T(rawValue: $0.lowercased()) }
    }

    /// One of a short list that must not be missing.
    mutating func neededChoice<T: Choice>(_ column: Int, _ type: T.Type = T.self) -> T? {
        needed(column, Self.list(of: type)) { T(rawValue: $0.lowercased()) }
    }

    /// A line of text that may be missing, of at most so many characters as its place in the records holds.
    mutating func line(_ column: Int, atMost limit: Int = Line.maximumLength) -> Line? {
        optional(column, Self.lineForm(limit)) { try Line(parsing: $0, atMost: limit) }
    }

    /// A line of text that must not be missing.
    mutating func neededLine(_ column: Int) -> Line? {
        needed(column, Self.lineForm(Line.maximumLength)) { try Line(parsing: $0) }
    }

    private static func lineForm(_ limit: Int) -> String { "write one line of at most \(limit) characters" }

    private static func list<T: Choice>(of type: T.Type) -> String {
        "use one of: \(T.allCases.map(\.rawValue).joined(separator: ", "))"
    }
}
