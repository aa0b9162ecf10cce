/// A test that an examination asks for: a technique, at a zone of the heel where it has one.
public struct ExamTest: Hashable, Sendable {
    /// What is tested or asked.
    public let technique: ExamTechnique
    /// Where on the heel.
    public let zone: ZoneCode?
    /// Name of the zone as printed.
    public let zoneName: String?

    /// A test.
    public init(_ technique: ExamTechnique, zone: ZoneCode? = nil, zoneName: String? = nil) {
        self.technique = technique
        self.zone = zone
        self.zoneName = zoneName
    }
}

extension ExamTest: CustomStringConvertible {
    /// The technique and the zone by name: `Heel squeeze`, `Tenderness on palpation (0-3) at Arch`.
    public var description: String {
        technique.name + (zoneName.map { " at \($0)" } ?? "")
    }
}

extension ExamTest {
    /// The finding that an answer to this test is, for a heel.
    ///
    /// Throws ``InvalidInput`` for what the technique does not have, saying what it has.
    public func finding(answering text: String, of side: Side) throws -> FindingEntry {
        let text = text.trimmingSpaces()
        guard !text.isEmpty, let value = FindingEntry.Value(typed: text) else {
            throw InvalidInput("\(technique.code) is \(technique.allowed)")
        }
        _ = try technique.value(of: value)
        return FindingEntry(side: side, technique: technique.code, zone: zone, value: value)
    }
}
