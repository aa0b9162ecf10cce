import Domain

/// A number by which somebody knows a record.
struct FHIRIdentifier: Encodable, Sendable {
    var use: String?
    let system: String
    let value: String
    var period: FHIRPeriod?
}

/// From one day to another, both included.
struct FHIRPeriod: Encodable, Sendable {
    var start: Day?
    var end: Day?
}

/// A resource that another one names: in the same bundle, within itself, or by a number alone.
struct FHIRReference: Encodable, Sendable {
    var reference: String?
    var type: FHIRType?
    var identifier: FHIRIdentifier?
    var display: String?
}

extension FHIRReference {
    /// A resource of the bundle.
    init(_ type: FHIRType, _ id: some CustomStringConvertible) {
        self.init(reference: "\(type.rawValue)/\(id)")
    }
}

/// A remark.
struct FHIRAnnotation: Encodable, Sendable {
    let text: String

    /// Control characters other than tab and line ends, which no text of FHIR may hold, become a mark.
    init(_ text: String) {
        let scalars = text.unicodeScalars.map { scalar in
            scalar.value >= 32 || "\t\r\n".unicodeScalars.contains(scalar) ? scalar : "\u{FFFD}"
        }
        self.text = String(String.UnicodeScalarView(scalars))
    }
}
