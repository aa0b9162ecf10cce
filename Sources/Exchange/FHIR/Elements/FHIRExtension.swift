import Domain

/// Something said beyond the elements of a resource: a value, or parts.
struct FHIRExtension: Sendable {
    /// What an extension can hold here.
    enum Value: Sendable {
        case boolean(Bool)
        case integer(Int)
        case string(String)
        case date(Day)
        case dateTime(Day)
        case concept(FHIRConcept)
        case quantity(FHIRQuantity)
        case range(FHIRRange)
        case money(FHIRMoney)
        case reference(FHIRReference)
        case parts([FHIRExtension])
    }

    let url: String
    let value: Value

    /// One by its address; a part of another has a name only.
    init(url: String, _ value: Value) {
        (self.url, self.value) = (url, value)
    }

    /// One of FirstStep's own.
    init(_ name: FHIRExtensionName, _ value: Value) {
        self.init(url: name.url, value)
    }
}

extension FHIRExtension: Encodable {
    private enum Key: String, CodingKey {
        case url, valueBoolean, valueInteger, valueString, valueDate, valueDateTime, valueCodeableConcept, valueQuantity
        case valueRange, valueMoney, valueReference
        case parts = "extension"
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(url, forKey: .url)
        switch value {
        case .boolean(let value): try container.encode(value, forKey: .valueBoolean)
        case .integer(let value): try container.encode(value, forKey: .valueInteger)
        case .string(let value): try container.encode(value, forKey: .valueString)
        case .date(let value): try container.encode(value, forKey: .valueDate)
        case .dateTime(let value): try container.encode(value, forKey: .valueDateTime)
        case .concept(let value): try container.encode(value, forKey: .valueCodeableConcept)
        case .quantity(let value): try container.encode(value, forKey: .valueQuantity)
        case .range(let value): try container.encode(value, forKey: .valueRange)
        case .money(let value): try container.encode(value, forKey: .valueMoney)
        case .reference(let value): try container.encode(value, forKey: .valueReference)
        case .parts(let parts): try container.encode(parts, forKey: .parts)
        }
    }
}
