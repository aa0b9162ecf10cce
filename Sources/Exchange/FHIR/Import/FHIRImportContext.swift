import Domain
import Foundation
import Records

/// What resources are read against.
public struct FHIRImportContext: Sendable {
    let catalogue: ImportCatalogue
    let rounding: ScoreRounding?
    private let zone: TimeZone?
    /// The ids of resources that others may name by the uuid of their address, where the two differ.
    var aliases: [String: ExternalID] = [:]

    /// For a file whose scores are rounded or, by default, not.
    public init(catalogue: ImportCatalogue, rounding: ScoreRounding? = nil) {
        (self.catalogue, self.rounding) = (catalogue, rounding)
        zone = TimeZone(identifier: catalogue.timeZone)
    }

    /// The day of a date, or of a time in the clinic's zone; nil for what is no whole day.
    func day(_ text: String) -> Day? {
        guard text.contains("T") else { return try? Day(parsing: text) }
        guard let zone, let moment = try? Moment(parsing: Self.withoutFraction(text)) else { return nil }
        let seconds = moment.microseconds / 1_000_000
        let offset = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
        let local = seconds + Int64(offset)
        return Day(daysSince1970: Int((local - (local % 86_400 + 86_400) % 86_400) / 86_400))
    }

    /// The id in `Type/ID`, an address that ends so, or `urn:uuid:X`; a version is no part of it.
    ///
    /// Throws ``InvalidInput`` for what names nothing by its id, and for another type.
    func id(in reference: String?, of type: FHIRType) throws -> ExternalID {
        let right = "write \(type.rawValue)/ID or urn:uuid:..."
        guard let reference, !reference.isEmpty else { throw InvalidInput("must not be missing: \(right)") }
        if reference.hasPrefix("#") { throw InvalidInput("a contained resource has no id of its own; \(right)") }
        if reference.contains("?") { throw InvalidInput("a condition cannot be followed; \(right)") }
        if let uuid = FHIRFound.uuid(reference) { return try aliases[uuid] ?? ExternalID(parsing: uuid) }
        var parts = reference.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        if parts.count >= 4, parts[parts.count - 2] == "_history" { parts.removeLast(2) }
        guard parts.count >= 2, let last = parts.last, !last.isEmpty else { throw InvalidInput(right) }
        guard parts[parts.count - 2] == type.rawValue else {
            throw InvalidInput("names something else than a \(type.rawValue); \(right)")
        }
        guard let id = try? ExternalID(parsing: last) else { throw InvalidInput(right) }
        return id
    }

    /// A time to the second: others write more decimals of it than a day needs.
    private static func withoutFraction(_ text: String) -> String {
        guard let point = text.firstIndex(of: ".") else { return text }
        let end = text[point...].dropFirst().firstIndex { !$0.isASCII || !$0.isNumber } ?? text.endIndex
        return String(text[..<point] + text[end...])
    }
}

/// How a score between two steps of its instrument is rounded.
public enum ScoreRounding: String, Choice {
    /// To the nearest step; what lies in the middle becomes the higher one.
    case halfUp = "half-up"

    /// rounding.
    public static let noun = "rounding"
}
