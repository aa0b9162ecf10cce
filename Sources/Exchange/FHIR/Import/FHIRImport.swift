import Domain
import Records

/// Reads rows of one kind from a file of FHIR R4 in JSON, in constant memory.
///
/// The file is a resource, a bundle, or a line for each. It is read once for each kind; the first reading also learns of ids
/// that differ from their addresses, and counts what is not read at all.
public struct FHIRImport<Row: FHIRImportable>: ImportReader, Sendable {
    /// What the next kind is read against.
    public private(set) var context: FHIRImportContext
    private let isFirst: Bool
    private var scanner = FHIRScanner(keeping: Row.resourceType)
    private var tally = FHIRTally()
    private var number = 0

    /// A reader for a file.
    public init(_ context: FHIRImportContext, isFirst: Bool = false) {
        (self.context, self.isFirst) = (context, isFirst)
    }

    /// The elements that a refusal of the records can be about.
    public var columns: ImportColumns { Row.elementNames }

    /// What is not read, and how something is read.
    public var remarks: [String] { tally.lines }

    /// Reads a piece of the file.
    public mutating func read(_ bytes: [UInt8], into intake: inout ImportIntake<Row>) throws {
        for found in try scanner.feed(bytes) { take(found, into: &intake) }
    }

    /// Ends the file; an empty one is refused, and a bundle without entries is not.
    public mutating func finish(into intake: inout ImportIntake<Row>) throws {
        try scanner.finish()
    }

    private mutating func take(_ found: FHIRFound, into intake: inout ImportIntake<Row>) {
        if isFirst { learn(found) }
        guard found.type == Row.resourceType else { return }
        number += 1
        var elements = FHIRElements(found, context)
        if let row = Row(&elements), elements.isGood {
            intake.add(row, number: number, line: found.line)
            for remark in elements.remarks { tally.add(remark.of(found.type)) }
        } else if let what = elements.passedBy {
            tally.add(FHIRTally.Remark(heading: FHIRTally.notRead, what: what).of(found.type))
        } else {
            intake.add(elements.rejections, number: number, id: elements.id)
        }
    }

    private mutating func learn(_ found: FHIRFound) {
        if !FHIRImportKinds.read.contains(found.type) { tally.pass(found.type) }
        guard [IncomingPatient.resourceType, IncomingCase.resourceType].contains(found.type), let uuid = found.uuid,
            let id = found.id, id.lowercased() != uuid
        else { return }
        context.aliases[uuid] = try? ExternalID(parsing: id)
    }
}

/// The types of resources that are read.
private enum FHIRImportKinds {
    static let read: Set = [
        IncomingPatient.resourceType, IncomingCase.resourceType, IncomingDiagnosis.resourceType,
        IncomingSession.resourceType, IncomingScore.resourceType,
    ]
}

extension FHIRTally.Remark {
    /// With the type that the words follow.
    fileprivate func of(_ type: String) -> Self {
        Self(heading: heading, what: what.isEmpty ? type : "\(type) \(what)")
    }
}
