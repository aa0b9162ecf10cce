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
        let bare = first == 0x20 || last == 0x20 ? text.trimmingCharacters(in: .whitespaces) : text
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
        let order = settings.dates
        return optional(column, "write a day of the calendar as \(order.form)", order.day)
    }

    /// A day that must not be missing.
    mutating func neededDay(_ column: Int) -> Day? {
        let order = settings.dates
        return needed(column, "write a day of the calendar as \(order.form)", order.day)
    }

    /// One of a short list that may be missing.
    mutating func choice<T: Choice>(_ column: Int, _ type: T.Type = T.self) -> T? {
        optional(column, Self.list(of: type)) { T(rawValue: $0.lowercased()) }
    }

    /// One of a short list that must not be missing.
    mutating func neededChoice<T: Choice>(_ column: Int, _ type: T.Type = T.self) -> T? {
        needed(column, Self.list(of: type)) { T(rawValue: $0.lowercased()) }
    }

    /// A line of text that may be missing.
    mutating func line(_ column: Int) -> Line? {
        optional(column, Self.lineForm) { try Line(parsing: $0) }
    }

    /// A line of text that must not be missing.
    mutating func neededLine(_ column: Int) -> Line? {
        needed(column, Self.lineForm) { try Line(parsing: $0) }
    }

    private static var lineForm: String { "write one line of at most \(Line.maximumLength) characters" }

    private static func list<T: Choice>(of type: T.Type) -> String {
        "use one of: \(T.allCases.map(\.rawValue).joined(separator: ", "))"
    }
}
