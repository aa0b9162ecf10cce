import Domain
import Foundation
import Tabular

/// What an import did, in one line.
public struct ImportSummary: Presentable {
    /// What was counted.
    public let counts: ImportCounts
    /// People who may be registered already, of whom the file says who they are anew; nil where no patients came in.
    public let likelyDuplicates: Int?

    /// A summary.
    public init(_ counts: ImportCounts, likelyDuplicates: Int? = nil) {
        (self.counts, self.likelyDuplicates) = (counts, likelyDuplicates)
    }

    /// `inserted 0, unchanged 12, changed 0, missing 0, rejected 0`.
    public func text(width: Int?) -> String {
        parts.prefix(5).map { "\($0.key) \($0.value)" }.joined(separator: ", ") + "\n"
    }

    /// One object.
    public func json() throws -> Data { try card.json() }

    /// A header and one record.
    public func csv() -> [UInt8] { card.csv() }

    private var parts: [(key: String, value: Int)] {
        [
            ("inserted", counts.inserted), ("unchanged", counts.unchanged), ("changed", counts.changed),
            ("missing", counts.missing), ("rejected", counts.rejected),
        ] + (likelyDuplicates.map { [("likely_duplicates", $0)] } ?? [])
    }

    private var card: RecordCard {
        RecordCard(parts.map { .init($0.key, $0.key, .integer($0.value)) })
    }
}
