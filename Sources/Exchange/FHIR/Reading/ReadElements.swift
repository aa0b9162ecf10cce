import Domain
import Foundation

/// A code of a system, as others write it.
struct ReadCoding: Decodable, Sendable {
    var system: String?
    var code: String?
    var display: String?
}

/// A concept, as others write it.
struct ReadConcept: Decodable, Sendable {
    var coding: [ReadCoding]?
    var text: String?

    /// The code of a system, where it has one.
    func code(in system: String) -> String? {
        coding?.first { $0.system == system }?.code
    }

    /// The code of one of FirstStep's own lists.
    func code<Word: FHIRWord>(of word: Word.Type) -> String? {
        code(in: FHIRSystem.own(Word.list))
    }
}

/// A number with its unit, as others write it.
///
/// The number is exact to 38 digits: a decimal, never by way of a float.
struct ReadQuantity: Decodable, Sendable {
    var value: Decimal?
    var comparator: String?
}

/// From when to when, as others write it.
struct ReadPeriod: Decodable, Sendable {
    var start: String?
    var end: String?
}

/// What another resource is named by.
struct ReadReference: Decodable, Sendable {
    var reference: String?
}

/// That there is something, of whatever form.
struct ReadAnything: Decodable, Sendable {
    init(from decoder: any Decoder) {}
}

/// Something said beyond the elements of a resource; of what FirstStep does not know only the address is read.
struct ReadExtension: Decodable, Sendable {
    let url: String
    private(set) var boolean: Bool?
    private(set) var integer: Decimal?
    private(set) var string: String?
    private(set) var date: String?
    private(set) var concept: ReadConcept?
    private(set) var quantity: ReadQuantity?
    private(set) var reference: ReadReference?
    private(set) var parts: [ReadExtension]?

    private enum Key: String, CodingKey {
        case url, valueBoolean, valueInteger, valueString, valueDate, valueDateTime, valueCodeableConcept, valueQuantity
        case valueReference
        case parts = "extension"
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        url = try container.decodeIfPresent(String.self, forKey: .url) ?? ""
        guard FHIRExtensionName.isRead(url) else { return }
        boolean = try container.decodeIfPresent(Bool.self, forKey: .valueBoolean)
        integer = try container.decodeIfPresent(Decimal.self, forKey: .valueInteger)
        string = try container.decodeIfPresent(String.self, forKey: .valueString)
        date =
            try container.decodeIfPresent(String.self, forKey: .valueDate)
            ?? container.decodeIfPresent(String.self, forKey: .valueDateTime)
        concept = try container.decodeIfPresent(ReadConcept.self, forKey: .valueCodeableConcept)
        quantity = try container.decodeIfPresent(ReadQuantity.self, forKey: .valueQuantity)
        reference = try container.decodeIfPresent(ReadReference.self, forKey: .valueReference)
        parts = try container.decodeIfPresent([ReadExtension].self, forKey: .parts)
    }
}

extension [ReadExtension]? {
    /// The first one of FirstStep's own with a name.
    func first(_ name: FHIRExtensionName) -> ReadExtension? { self?.first { $0.url == name.url } }

    /// All of FirstStep's own with a name.
    func all(_ name: FHIRExtensionName) -> [ReadExtension] { self?.filter { $0.url == name.url } ?? [] }

    /// The one with an address.
    func first(url: String) -> ReadExtension? { self?.first { $0.url == url } }
}
