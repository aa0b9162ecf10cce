import Domain
import Foundation
import Records

/// The elements of one resource, read into values; what cannot be read is noted, and so is why a resource is passed by.
public struct FHIRElements {
    let context: FHIRImportContext
    private let found: FHIRFound
    private(set) var rejections: [Rejection] = []
    /// Why the resource is passed by, which is no fault of it.
    private(set) var passedBy: String?
    /// What the person should know of how it was read.
    private(set) var remarks: [FHIRTally.Remark] = []

    init(_ found: FHIRFound, _ context: FHIRImportContext) {
        (self.found, self.context) = (found, context)
    }

    /// Whether nothing was refused so far, and the resource is not passed by.
    var isGood: Bool { rejections.isEmpty && passedBy == nil }

    /// The id, which means this resource for ever: its own, or that of its address.
    var id: ExternalID? { (found.id ?? found.uuid).flatMap { try? ExternalID(parsing: $0) } }

    /// The id, or a refusal.
    mutating func neededID() -> ExternalID? {
        if let id { return id }
        let isThere = found.id != nil || found.uuid != nil
        refuse(
            "id",
            found.id,
            isThere
                ? "an id is one line of at most \(ExternalID.maximumLength) characters"
                : "every resource needs an id, or a fullUrl that begins with urn:uuid:"
        )
        return nil
    }

    /// Refuses an element, saying what would be right; `nil` as its text is what holds no text.
    mutating func refuse(_ path: String, _ text: String?, _ reason: String) {
        refuse(path, of: text.map { ValueClass(of: $0) }, reason)
    }

    /// Refuses an element by the class of what stands there.
    mutating func refuse(_ path: String, of valueClass: ValueClass?, _ reason: String) {
        rejections.append(
            Rejection(line: found.line, column: "\(found.type).\(path)", valueClass: valueClass, reason: reason)
        )
    }

    /// Passes the resource by, saying in words that follow its type what it is.
    mutating func passBy(_ what: String) { passedBy = what }

    /// Notes how the resource is read: `what` follows its type.
    mutating func remark(_ heading: String, _ what: String = "") {
        remarks.append(FHIRTally.Remark(heading: heading, what: what))
    }

    /// Decodes what is read of the resource; nil where it is not as FHIR has it.
    mutating func decode<T: Decodable>(_ type: T.Type) -> T? {
        do {
            return try JSONDecoder().decode(T.self, from: Data(found.bytes))
        } catch let error as DecodingError {
            let (path, reason) = Self.place(error)
            rejections.append(
                Rejection(line: found.line, column: "\(found.type)\(path)", valueClass: nil, reason: reason)
            )
        } catch {
            rejections.append(Rejection(line: found.line, column: found.type, valueClass: nil, reason: Self.noJSON))
        }
        return nil
    }

    /// A value that may be missing.
    mutating func optional<T>(
        _ path: String,
        _ text: String?,
        _ right: @autoclosure () -> String,
        _ read: (String) throws -> T?
    ) -> T? {
        guard let text = text?.trimmingCharacters(in: .whitespaces), !text.isEmpty else { return nil }
        if let value = try? read(text) { return value }
        refuse(path, text, right())
        return nil
    }

    /// A value that must not be missing.
    mutating func needed<T>(
        _ path: String,
        _ text: String?,
        _ right: @autoclosure () -> String,
        _ read: (String) throws -> T?
    ) -> T? {
        guard let text, !text.allSatisfy(\.isWhitespace) else {
            refuse(path, "", "must not be missing: \(right())")
            return nil
        }
        return optional(path, text, right(), read)
    }

    /// A line of text that may be missing.
    mutating func line(_ path: String, _ text: String?, atMost limit: Int = Line.maximumLength) -> Line? {
        optional(path, text, Self.lineForm(limit)) { try Line(parsing: $0, atMost: limit) }
    }

    /// A line of text that must not be missing.
    mutating func neededLine(_ path: String, _ text: String?) -> Line? {
        needed(path, text, Self.lineForm(Line.maximumLength)) { try Line(parsing: $0) }
    }

    /// One of a short list that may be missing.
    mutating func choice<T: Choice>(_ path: String, _ text: String?, _ type: T.Type = T.self) -> T? {
        let known = T.allCases.map(\.rawValue).joined(separator: ", ")
        return optional(path, text, "use one of: \(known)") { T(rawValue: $0.lowercased()) }
    }

    /// The day of a date or a time, the clinic's day where a zone is said; nil where there is none.
    mutating func day(_ path: String, _ text: String?) -> Day? {
        let context = context
        return optional(path, text, Self.dayForm, context.day)
    }

    /// The day, which must not be missing.
    mutating func neededDay(_ path: String, _ text: String?) -> Day? {
        let context = context
        return needed(path, text, Self.dayForm, context.day)
    }

    /// The id of the resource that is named; the type it must have.
    mutating func reference(_ path: String, _ reference: ReadReference?, to type: FHIRType) -> ExternalID? {
        do {
            return try context.id(in: reference?.reference, of: type)
        } catch {
            refuse("\(path).reference", reference?.reference ?? "", "\(error)")
            return nil
        }
    }

    private static func lineForm(_ limit: Int) -> String { "write one line of at most \(limit) characters" }
    private static let dayForm = "a whole day is needed, as in 2026-04-07 or 2026-04-07T18:30:00Z"
    private static let noJSON = "this is no JSON"

    /// Where something is not as FHIR has it; none of the decoder's words, which may hold a value.
    private static func place(_ error: DecodingError) -> (path: String, reason: String) {
        switch error {
        case .typeMismatch(_, let context), .valueNotFound(_, let context): (path(context.codingPath), wrongForm)
        case .keyNotFound(_, let context): (path(context.codingPath), wrongForm)
        case .dataCorrupted(let context): (path(context.codingPath), noJSON)
        @unknown default: ("", wrongForm)
        }
    }

    private static let wrongForm = "FHIR has a value of another form here"

    private static func path(_ keys: [any CodingKey]) -> String {
        keys.map { key in key.intValue.map { "[\($0)]" } ?? ".\(key.stringValue)" }.joined()
    }
}
